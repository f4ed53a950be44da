using EdgeLem.Node.Esp32.Storage;

namespace EdgeLem.Node.Esp32.Tests.Storage;

public sealed class FlashRecordFileTests : IDisposable
{
    private static readonly byte[] Nine = [1, 2, 3, 4, 5, 6, 7, 8, 9];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_that_is_not_there_is_empty()
    {
        FlashRecordFile file = Open();

        Assert.Equal(0, file.Length);
        Assert.False(file.Read(0, new byte[1], 1));
        Assert.True(file.Truncate(0));
        Assert.Empty(_folder.Names());
    }

    [Fact]
    public void Bytes_are_appended_and_read_from_any_place()
    {
        FlashRecordFile file = Open();
        Assert.True(file.Append([1, 2, 3, 99], 3));
        Assert.True(file.Append([4, 5], 2));
        byte[] read = new byte[5];

        Assert.Equal(5, file.Length);
        Assert.True(file.Read(1, read, 3));
        Assert.Equal([2, 3, 4, 0, 0], read);
        Assert.Equal([1, 2, 3, 4, 5], _folder.Bytes("e.bin"));
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 10)]
    [InlineData(9, 1)]
    [InlineData(5, -1)]
    [InlineData(int.MaxValue, 2)]
    public void What_does_not_lie_within_the_file_is_not_read(int offset, int count)
    {
        FlashRecordFile file = Open();
        file.Append(Nine, 9);

        Assert.False(file.Read(offset, new byte[16], count));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    public void It_is_shortened_to_its_beginning(int length)
    {
        FlashRecordFile file = Open();
        file.Append(Nine, 9);

        Assert.True(file.Truncate(length));

        Assert.Equal(Math.Min(9, length), file.Length);
        Assert.Equal(Nine[..Math.Min(9, length)], length == 0 ? [] : _folder.Bytes("e.bin"));
        Assert.DoesNotContain("e.bin.kept", _folder.Names());
        Assert.True(file.Append([42], 1));
        Assert.Equal([.. Nine[..Math.Min(9, length)], 42], _folder.Bytes("e.bin"));
    }

    [Fact]
    public void It_is_found_again_by_another_object() // as at the next start
    {
        Open().Append(Nine, 9);
        FlashRecordFile again = Open();

        Assert.Equal(9, again.Length);
        Assert.True(again.Append([10], 1));
        Assert.Equal([.. Nine, 10], _folder.Bytes("e.bin"));
    }

    /// <summary>Shortening to 4 bytes: the kept part is written, then the file is deleted, then the kept part gets its name.</summary>
    [Fact]
    public void Shortening_that_was_cut_leaves_the_old_or_the_new_file_at_every_point()
    {
        for (int written = 0; written <= 4; written++)
        {
            Lay(Nine, Nine[..written]);
            AssertIs(Nine);
        }

        Lay(null, Nine[..4]);
        AssertIs(Nine[..4]);
        Lay(Nine[..4], null);
        AssertIs(Nine[..4]);
    }

    [Fact]
    public void Shortening_to_nothing_that_was_cut_leaves_the_old_file_or_none()
    {
        Lay(Nine, null);
        AssertIs(Nine);
        Lay(null, null);
        AssertIs([]);
    }

    [Fact]
    public void What_an_earlier_cut_kept_does_not_come_back_when_the_file_is_emptied()
    {
        Lay(Nine, Nine[..4]);
        FlashRecordFile file = Open();
        Assert.True(file.Truncate(0));

        AssertIs([]);
        Assert.Empty(_folder.Names());
    }

    /// <summary>A folder in the place of the second file: storage that fails at that step without a power cut.</summary>
    [Fact]
    public void Shortening_that_fails_leaves_the_file_as_it_was_and_says_so()
    {
        FlashRecordFile file = Open();
        file.Append(Nine, 9);
        Directory.CreateDirectory(_folder.Root + "e.bin.kept");

        Assert.False(file.Truncate(4));

        Assert.Equal(9, file.Length);
        Assert.Equal(Nine, _folder.Bytes("e.bin"));
    }

    [Fact]
    public void Storage_that_does_not_take_bytes_says_so()
    {
        Directory.CreateDirectory(_folder.Root + "e.bin");

        Assert.False(Open().Append(Nine, 9));
    }

    /// <summary>A folder in the place of the file: the second one cannot get its name. What it holds must not be lost over that.</summary>
    [Fact]
    public void Recovery_that_failed_is_tried_again_and_until_then_nothing_is_written()
    {
        Lay(null, Nine[..4]);
        Directory.CreateDirectory(_folder.Root + "e.bin");
        FlashRecordFile file = Open();
        Assert.False(file.Append([42], 1));
        Assert.False(file.Truncate(0));

        Directory.Delete(_folder.Root + "e.bin");

        Assert.True(file.Append([42], 1));
        Assert.Equal([1, 2, 3, 4, 42], _folder.Bytes("e.bin"));
        Assert.Equal(["e.bin"], _folder.Names());
    }

    private FlashRecordFile Open() => new(_folder.Root + "e.bin");

    private void AssertIs(byte[] bytes)
    {
        FlashRecordFile file = Open();
        byte[] read = new byte[bytes.Length];
        Assert.Equal(bytes.Length, file.Length);
        Assert.True(bytes.Length == 0 || file.Read(0, read, read.Length));
        Assert.Equal(bytes, read);
        Assert.DoesNotContain("e.bin.kept", _folder.Names());
    }

    private void Lay(byte[]? bytes, byte[]? kept)
    {
        _folder.Clear();
        if (bytes != null)
        {
            File.WriteAllBytes(_folder.Root + "e.bin", bytes);
        }

        if (kept != null)
        {
            File.WriteAllBytes(_folder.Root + "e.bin.kept", kept);
        }
    }
}

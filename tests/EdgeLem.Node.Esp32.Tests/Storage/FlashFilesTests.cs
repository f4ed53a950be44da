using System.Text;
using EdgeLem.Node.Esp32.Storage;

namespace EdgeLem.Node.Esp32.Tests.Storage;

/// <summary>
/// A text is replaced in three steps: the second file with the new text and a check sum, the file itself, the second file away. A power cut leaves any part of the
/// file that was being written. Every state that can come of it is laid by hand.
/// </summary>
public sealed class FlashFilesTests : IDisposable
{
    private const string Old = "{\"nodeId\":\"home-01\",\"baud\":9600}";
    private const string New = "{\"nodeId\":\"home-01\",\"baud\":19200,\"wifi\":\"new\"}";
    private const string Deployed = "{\"nodeId\":\"home-77\"}";

    private readonly TemporaryFolder _folder = new();
    private readonly FlashFiles _files;
    private readonly byte[] _guarded;

    public FlashFilesTests()
    {
        _files = new FlashFiles(_folder.Root);
        _guarded = GuardedBytesOf(New);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_text_reads_back_as_it_was_written_and_leaves_nothing_else()
    {
        Assert.True(_files.TryWrite("a.json", Old));
        Assert.Equal(Old, Read());
        Assert.True(_files.TryWrite("a.json", New));

        Assert.Equal(New, Read());
        Assert.Equal(New, _folder.Text("a.json")); // the file itself is plain, so that anybody can read it
        Assert.Equal(["a.json"], _folder.Names());
    }

    [Theory]
    [InlineData("")]
    [InlineData("ü € 😀 \u0001")]
    public void Any_text_reads_back(string text)
    {
        Assert.True(_files.TryWrite("a.json", text));

        Assert.Equal(text, Read());
    }

    [Fact]
    public void A_text_of_4096_bytes_is_taken_and_a_longer_one_is_not()
    {
        Assert.True(_files.TryWrite("a.json", new string('x', 4096)));
        Assert.False(_files.TryWrite("a.json", new string('y', 4097)));

        Assert.Equal(new string('x', 4096), Read());
    }

    [Fact]
    public void What_is_not_there_is_not_read()
    {
        Assert.False(_files.TryRead("a.json", out string text));
        Assert.Equal("", text);
    }

    [Fact]
    public void A_deleted_file_is_gone_with_what_a_cut_left_of_it()
    {
        Lay(Old, _guarded);

        Assert.True(_files.TryDelete("a.json"));

        Assert.False(_files.TryRead("a.json", out _));
        Assert.Empty(_folder.Names());
        Assert.True(_files.TryDelete("a.json"));
    }

    [Fact]
    public void A_folder_that_is_not_there_takes_nothing_and_gives_nothing()
    {
        var files = new FlashFiles(_folder.Root + "missing/");

        Assert.False(files.TryWrite("a.json", Old));
        Assert.False(files.TryRead("a.json", out _));
    }

    [Fact]
    public void A_cut_in_the_first_step_leaves_the_old_text_whatever_part_was_written()
    {
        for (int length = 0; length < _guarded.Length; length++)
        {
            Lay(Old, _guarded[..length]);
            Assert.True(Old == Read(), $"after {length} bytes");
        }
    }

    [Fact]
    public void A_cut_in_the_first_step_of_the_first_text_leaves_none()
    {
        for (int length = 0; length < _guarded.Length; length++)
        {
            Lay(null, _guarded[..length]);
            Assert.False(_files.TryRead("a.json", out string text), $"'{text}' after {length} bytes");
        }
    }

    [Fact]
    public void A_cut_between_the_first_and_the_second_step_leaves_the_old_or_the_new_text()
    {
        Lay(Old, _guarded);

        Assert.Contains(Read(), new[] { Old, New });
    }

    [Fact]
    public void A_cut_in_the_second_step_leaves_the_new_text_whatever_part_was_written()
    {
        byte[] plain = Encoding.UTF8.GetBytes(New);
        for (int length = 0; length <= plain.Length; length++)
        {
            Lay(Encoding.UTF8.GetString(plain, 0, length), _guarded);
            Assert.True(New == Read(), $"after {length} bytes");
        }

        Lay(null, _guarded);
        Assert.Equal(New, Read());
    }

    [Fact]
    public void Reading_ends_what_a_cut_left_undone()
    {
        Lay("{\"nodeId\":", _guarded);
        Read();

        Assert.Equal(["a.json"], _folder.Names());
        Assert.Equal(New, _folder.Text("a.json"));
    }

    [Fact]
    public void A_file_that_was_deployed_after_a_cut_wins_over_what_the_cut_left()
    {
        Lay(New, _guarded); // only the last step was missing
        _folder.Write("a.json", Deployed);

        Assert.Equal(Deployed, Read());
    }

    [Fact]
    public void A_file_that_was_deployed_again_with_the_old_text_wins_too()
    {
        Lay(Old, _guarded);

        Assert.Equal(Old, Read());
        Assert.Equal(["a.json"], _folder.Names());
    }

    [Fact]
    public void A_file_that_is_deployed_after_the_next_start_wins_in_every_case()
    {
        Lay(null, _guarded);
        Read();
        _folder.Write("a.json", New[..10]); // even a beginning of the same text

        Assert.Equal(New[..10], Read());
    }

    [Fact]
    public void Writing_goes_on_over_every_state_that_a_cut_can_leave()
    {
        foreach (string? text in new[] { null, "", Old, New[..5], New })
        {
            for (int length = 0; length <= _guarded.Length; length += 7)
            {
                Lay(text, _guarded[..length]);

                Assert.True(_files.TryWrite("a.json", "next"));

                Assert.Equal("next", Read());
                Assert.Equal(["a.json"], _folder.Names());
            }
        }
    }

    [Fact]
    public void Every_flipped_bit_of_the_second_file_makes_it_worthless()
    {
        for (int bit = 0; bit < _guarded.Length * 8; bit++)
        {
            byte[] damaged = [.. _guarded];
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            Lay(null, damaged);
            Assert.False(_files.TryRead("a.json", out _), $"bit {bit}");
        }
    }

    [Fact]
    public void Two_texts_have_nothing_to_do_with_each_other()
    {
        _files.TryWrite("a.json", Old);
        _files.TryWrite("b.json", New);
        _files.TryDelete("b.json");

        Assert.Equal(Old, Read());
    }

    private string Read()
    {
        Assert.True(_files.TryRead("a.json", out string text));
        return text;
    }

    private void Lay(string? text, byte[] second)
    {
        _folder.Clear();
        if (text != null)
        {
            _folder.Write("a.json", text);
        }

        File.WriteAllBytes(_folder.Root + "a.json.new", second);
    }

    /// <summary>The text, its CRC-32 and its length, both least byte first: what a whole second file is.</summary>
    private static byte[] GuardedBytesOf(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        uint check = EdgeLem.Node.Metering.Store.Crc32.Of(bytes, bytes.Length);
        return [.. bytes, .. BitConverter.GetBytes(check), .. BitConverter.GetBytes(bytes.Length)];
    }
}

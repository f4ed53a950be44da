using EdgeLem.Node.Linux.Storage;
using EdgeLem.Node.Metering.Store;

namespace EdgeLem.Node.Linux.Tests.Storage;

public sealed class FileRecordFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("edgelem-store-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void What_was_appended_is_read_back_by_another_object()
    {
        Assert.True(Open().Append([1, 2, 3, 9], 3));
        Assert.True(Open().Append([4, 5], 2));

        byte[] bytes = new byte[4];
        Assert.Equal(5, Open().Length);
        Assert.True(Open().Read(1, bytes, 4));
        Assert.Equal([2, 3, 4, 5], bytes);
    }

    [Fact]
    public void A_file_that_is_not_there_is_empty_and_cannot_be_read()
    {
        Assert.Equal(0, Open().Length);
        Assert.False(Open().Read(0, new byte[1], 1));
    }

    [Fact]
    public void Reading_past_the_end_fails()
    {
        Open().Append([1, 2], 2);

        Assert.False(Open().Read(1, new byte[2], 2));
    }

    [Fact]
    public void A_file_is_cut_off_and_goes_on_from_there()
    {
        Open().Append([1, 2, 3], 3);
        Assert.True(Open().Truncate(1));
        Open().Append([7], 1);

        byte[] bytes = new byte[2];
        Assert.True(Open().Read(0, bytes, 2));
        Assert.Equal([1, 7], bytes);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_a_failure_without_an_exception()
    {
        var file = new FileRecordFile(Path.Combine(_folder.FullName, "missing", "x.rec"));

        Assert.False(file.Append([1], 1));
        Assert.False(file.Truncate(0));
    }

    [Fact]
    public void A_store_in_a_folder_survives_its_program()
    {
        string folder = Path.Combine(_folder.FullName, "new");
        Assert.True(Store(folder).TryAppend(Record(900)));
        Assert.True(Store(folder).TryAppend(Record(1800)));

        EnergyStore store = Store(folder);

        Assert.Equal((2L, 2L, 2700L), (store.NewestSequence, store.Waiting, store.NewestEndS));
    }

    private static EnergyStore Store(string folder) => new(FileRecordFile.InFolder(folder, 3), 4);

    private static EnergyRecord Record(long startS) =>
        new() { IntervalStartS = startS, IntervalSeconds = 900, AtS = startS + 900, ImportWh = startS, ExportWh = 0, TimeQuality = TimeQuality.Synchronised };

    private FileRecordFile Open() => new(Path.Combine(_folder.FullName, "a.rec"));
}

using EdgeLem.Node.Linux.Storage;
using EdgeLem.Node.Metering.Store;

namespace EdgeLem.Node.Linux.Tests.Storage;

public sealed class FileRecordFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("edgelem-store-");

    [Fact]
    public void Bytes_are_appended_read_and_cut_off()
    {
        var file = new FileRecordFile(PathOf("a.dat"));
        byte[] read = new byte[4];

        Assert.Equal(0, file.Length);
        Assert.True(file.Append([1, 2, 3, 4, 9], 4));
        Assert.True(file.Append([5, 6], 2));
        Assert.True(file.Read(2, read, 4));
        Assert.Equal([3, 4, 5, 6], read);
        Assert.False(file.Read(3, read, 4));
        Assert.True(file.Truncate(3));
        Assert.Equal([1, 2, 3], File.ReadAllBytes(PathOf("a.dat")));
    }

    [Fact]
    public void Failure_is_a_result_and_no_exception()
    {
        var inNoFolder = new FileRecordFile(Path.Combine(_folder.FullName, "absent", "a.dat"));

        Assert.False(inNoFolder.Append([1], 1));
        Assert.False(inNoFolder.Read(0, new byte[1], 1));
        Assert.True(inNoFolder.Truncate(0));
    }

    [Fact]
    public void A_store_on_files_recovers_what_was_written_and_cuts_a_torn_end_off()
    {
        EnergyStore store = FileRecordFile.OpenStore(PathOf("store"));
        foreach (int i in Enumerable.Range(1, 100))
        {
            Assert.True(store.TryAppend(new EnergyRecord { IntervalStartS = i * 900, IntervalSeconds = 900, AtS = (i * 900) + 901, ImportWh = i, TimeQuality = TimeQuality.Synchronised }));
        }

        File.AppendAllText(PathOf("store/energy-1.dat"), "torn");
        EnergyStore again = FileRecordFile.OpenStore(PathOf("store"));

        var record = new EnergyRecord();
        Assert.True(again.TryReadNewest(record));
        Assert.Equal((100L, 100L, 100L), (again.NewestSequence, again.Waiting, record.ImportWh));
        Assert.Equal(4 * RecordLayout.Bytes, new FileInfo(PathOf("store/energy-1.dat")).Length);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}

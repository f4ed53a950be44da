using EdgeLem.Sim.Output;
using EdgeLem.Sim.Tests.Running;

namespace EdgeLem.Sim.Tests.Output;

public sealed class ResultFolderTests
{
    [Fact]
    public void An_earlier_run_s_files_go_and_everything_else_stays()
    {
        using var folder = new TemporaryFolder();
        Array.ForEach(["summary.json", "ledger.db", "ledger.db-wal", "trades.csv", "notes.txt"], name => folder.Write(name, "old"));

        ResultFolder.Begin(folder.Path);

        Assert.Equal(["notes.txt"], Directory.EnumerateFiles(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void A_file_in_place_of_the_folder_is_named()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("out", "");

        OutputFolderException refusal = Assert.Throws<OutputFolderException>(() => ResultFolder.Begin(path));

        Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
    }
}

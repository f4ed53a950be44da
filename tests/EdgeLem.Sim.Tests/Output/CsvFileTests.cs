using EdgeLem.Sim.Output;
using EdgeLem.Sim.Tests.Running;

namespace EdgeLem.Sim.Tests.Output;

public sealed class CsvFileTests
{
    [Fact]
    public void Fields_are_written_invariant_with_line_feeds_and_quotes_where_needed()
    {
        using var folder = new TemporaryFolder();
        using (var file = new CsvFile(folder.PathOf("a.csv"), "name", "value", "note"))
        {
            file.Row("home-01", 1234567, null);
            file.Row("a,b", -0.5, "say \"no\"");
        }

        Assert.Equal("name,value,note\nhome-01,1234567,\n\"a,b\",-0.5,\"say \"\"no\"\"\"\n", File.ReadAllText(folder.PathOf("a.csv")));
    }

    [Fact]
    public void A_row_of_another_width_is_refused()
    {
        using var folder = new TemporaryFolder();
        using var file = new CsvFile(folder.PathOf("a.csv"), "name", "value");

        Assert.Throws<ArgumentException>(() => file.Row("home-01"));
    }

    [Fact]
    public void An_older_file_is_replaced()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("a.csv", "a much longer line of an earlier run\n");

        new CsvFile(path, "name").Dispose();

        Assert.Equal("name\n", File.ReadAllText(path));
    }
}

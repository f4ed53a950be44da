using EdgeLem.Gateway.Output;

namespace EdgeLem.Gateway.Tests.Output;

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
            file.Row("zero", -0.0, "");
        }

        Assert.Equal("name,value,note\nhome-01,1234567,\n\"a,b\",-0.5,\"say \"\"no\"\"\"\nzero,0,\n", File.ReadAllText(folder.PathOf("a.csv")));
    }

    [Fact]
    public void A_double_can_be_read_back_to_the_last_bit()
    {
        using var folder = new TemporaryFolder();
        using (var file = new CsvFile(folder.PathOf("a.csv"), "value"))
        {
            file.Row(0.1 + 0.2);
            file.Row(-1e-300);
        }

        Assert.Equal("value\n0.30000000000000004\n-1E-300\n", File.ReadAllText(folder.PathOf("a.csv")));
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

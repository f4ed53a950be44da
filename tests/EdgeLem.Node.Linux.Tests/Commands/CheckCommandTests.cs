using EdgeLem.Node.Linux.Tests.Configuration;

namespace EdgeLem.Node.Linux.Tests.Commands;

public sealed class CheckCommandTests
{
    [Fact]
    public async Task A_sound_file_is_described()
    {
        using var file = new NodeFile(NodeFile.Sound);
        CommandLine check = await CommandLine.RunAsync("check", file.FilePath);

        Assert.Equal((0, ""), (check.Code, check.Error));
        Assert.StartsWith("node          home-01 of feeder village", check.Output, StringComparison.Ordinal);
        Assert.Contains("meter         Eastron SDM630", check.Output, StringComparison.Ordinal);
        Assert.Contains("inverter      sunspec", check.Output, StringComparison.Ordinal);
        Assert.Contains("storage       none", check.Output, StringComparison.Ordinal);
        Assert.Contains("wallbox       none", check.Output, StringComparison.Ordinal);

        // Two exchanges of Modbus TCP in 2000 ms, 20 ms apart.
        Assert.Contains("bus time      20 of 1000", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_mistake_is_one_line_on_standard_error()
    {
        using var file = new NodeFile("""{ "feederId": "A", "nodeId": "home-01", "gateway": "x" }""");
        CommandLine check = await CommandLine.RunAsync("check", file.FilePath);

        Assert.Equal((2, ""), (check.Code, check.Output));
        string[] lines = check.Error.TrimEnd().Split('\n');
        Assert.Equal(5, lines.Length);
        Assert.All(lines, line => Assert.StartsWith($"error: {file.FilePath}: ", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Bad_usage_ends_with_2_and_a_pointer_to_the_help()
    {
        CommandLine check = await CommandLine.RunAsync("check");

        Assert.Equal(2, check.Code);
        Assert.EndsWith("Add --help for usage and examples.", check.Error.TrimEnd(), StringComparison.Ordinal);
    }
}

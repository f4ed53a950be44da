using EdgeLem.Gateway.Tests.Feeders;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Tests.Commands;

public sealed class FeederCheckCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_feeder_in_order_is_described()
    {
        FeederJson.Save(Lanes.Full(), _folder.PathOf("lane.json"));

        CommandRun run = await CommandRun.OfAsync("feeder", "check", _folder.PathOf("lane.json"));

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("network       radial, 1 island, 1 source", run.Output, StringComparison.Ordinal);
        Assert.Contains("no rating     1 line, not checked for current: service", run.Output, StringComparison.Ordinal);
        Assert.Contains("profiles      1: 1 2 steps of 120 s", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Islands_and_loops_are_counted()
    {
        string path = _folder.Write("two.json", """
            {
              "format": "edgelem-feeder-1", "name": "two", "nominalVoltageV": 230, "topology": "meshed",
              "sources": [
                { "id": "s1", "bus": "a", "voltageKv": 0.4, "voltagePu": 1.0, "shortCircuit3PhaseA": 5000, "shortCircuit1PhaseA": 3000 },
                { "id": "s2", "bus": "d", "voltageKv": 0.4, "voltagePu": 1.0, "shortCircuit3PhaseA": 5000, "shortCircuit1PhaseA": 3000 }
              ],
              "cables": [ { "id": "c", "r1OhmPerKm": 0.206, "x1OhmPerKm": 0.080, "r0OhmPerKm": 0.824, "x0OhmPerKm": 0.320, "ratingA": null } ],
              "buses": [ { "id": "a" }, { "id": "b" }, { "id": "c" }, { "id": "d" }, { "id": "e" } ],
              "lines": [
                { "id": "l1", "from": "a", "to": "b", "lengthM": 100, "cable": "c" },
                { "id": "l2", "from": "b", "to": "c", "lengthM": 100, "cable": "c" },
                { "id": "l3", "from": "c", "to": "a", "lengthM": 100, "cable": "c" },
                { "id": "l4", "from": "d", "to": "e", "lengthM": 100, "cable": "c" }
              ]
            }
            """);

        CommandRun run = await CommandRun.OfAsync("feeder", "check", path);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("network       with loops, 2 islands, 2 sources", run.Output, StringComparison.Ordinal);
        Assert.Contains("no rating     4 lines, not checked for current: l1, l2, l3, l4", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_defect_is_named_with_its_line()
    {
        string path = _folder.Write("bad.json", """
            {
              "format": "edgelem-feeder-1", "name": "bad", "nominalVoltageV": 230,
              "buses": [ { "id": "a" }, { "id": "a" } ],
              "lines": [ { "id": "l1", "from": "a", "to": "nowhere", "lengthM": -5, "cable": "none" } ]
            }
            """);

        CommandRun run = await CommandRun.OfAsync("feeder", "check", path);

        Assert.Equal((2, ""), (run.Code, run.Output));
        string[] lines = run.Error.TrimEnd().Split(Environment.NewLine);
        Assert.True(lines.Length >= 2, run.Error);
        Assert.All(lines, line => Assert.StartsWith($"error: {path}", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("import")]
    [InlineData("check")]
    [InlineData("solve")]
    public async Task Help_shows_examples(string command)
    {
        CommandRun run = await CommandRun.OfAsync("feeder", command, "--help");

        Assert.Equal(0, run.Code);
        Assert.Matches($"Examples?:\\s+feeder {command} ", run.Output);
    }

    [Fact]
    public async Task A_command_without_its_file_is_bad_usage()
    {
        Assert.Equal(2, (await CommandRun.OfAsync("feeder", "check")).Code);
        Assert.Equal(2, (await CommandRun.OfAsync("feeder", "solve", "a.json")).Code);
        Assert.Equal(2, (await CommandRun.OfAsync("feeder", "import", "a.json")).Code);
    }
}

using System.Net;
using System.Net.Sockets;
using EdgeLem.Sim.Tests.Running;

namespace EdgeLem.EndToEnd.Programs;

/// <summary>Bad input ends with exit code 2, tells everything that is wrong on standard error, and writes nothing.</summary>
public sealed class UsageTests
{
    private const string BrokenJson = """
        {
          "format": "edgelem-feeder-1",
          "name": "lane",
          "nominalVoltageV": 230,
          "source": { "bus": "mv", "voltageKv": 20, "voltagePu": 1.0, "shortCircuit3PhaseA": 5000, "shortCircuit1PhaseA": 3000 },
          "transformer": { "id": "t1", "hvBus": "mv", "lvBus": "lv", "vectorGroup": "Dyn11", "ratedKva": 250, "hvKv": 20, "lvKv": 0.4,
                           "resistancePercent": 1.3, "reactancePercent": 3.8 },
          "cables": [
            { "id": "thin", "r1OhmPerKm": -0.2, "x1OhmPerKm": 0.08, "r0OhmPerKm": 0.8, "x0OhmPerKm": 0.3, "ratingA": 270 }
          ],
          "buses": [ { "id": "mv" }, { "id": "lv" }, { "id": "end" } ],
          "lines": [ { "id": "l1", "from": "lv", "to": "end", "lengthM": 300, "cable": "nosuch" } ],
          "connections": [
            { "id": "home-01", "bus": "nowhere", "phases": "A" },
            { "id": "home-02", "bus": "end", "phases": "AXC" }
          ]
        }
        """;

    private const string BrokenDss = """
        Clear
        New circuit.x basekv=11 pu=1.05
        New Linecode.lc nphases=3 R1=0.2 X1=0.08 R0=0.8 X0=0.3 units=km
        New Transformer.TR1 Buses=[SourceBus 1] Conns=[Delta Wye] kVs=[11 0.416] kVAs=[800 800] XHL=4 sub=y
        New Line.L1 Bus1=1 Bus2=2 phases=3 Linecode=nosuch Length=abc Units=m
        New Load.LOAD1 Phases=1 Bus1=2.1 kV=0.23 kW=1 PF=0.95 Daily=nosuch
        New Gizmo.X a=1
        """;

    [Fact]
    public async Task A_broken_feeder_file_is_reported_as_a_whole_with_lines()
    {
        using var folder = new TemporaryFolder();
        string feeder = folder.Write("broken.json", BrokenJson);

        await RefusesAsync(
            folder, ["village", "--feeder", feeder], $"{feeder}:9: cable 'thin'", $"{feeder}:12: line 'l1'", $"{feeder}:14: connection 'home-01'", $"{feeder}:15: connection 'home-02'");
    }

    [Fact]
    public async Task A_broken_OpenDSS_script_is_reported_as_a_whole_with_lines()
    {
        using var folder = new TemporaryFolder();
        string feeder = folder.Write("broken.dss", BrokenDss);

        await RefusesAsync(
            folder, ["eulv", "--feeder", feeder], $"{feeder}:5: line.l1: linecode", $"{feeder}:5: line.l1: length", $"{feeder}:6: load.load1", $"{feeder}:7: gizmo.x");
    }

    [Fact]
    public async Task A_file_that_is_not_json_is_named()
    {
        using var folder = new TemporaryFolder();
        string feeder = folder.Write("broken.json", "{ \"format\": ");

        await RefusesAsync(folder, ["village", "--feeder", feeder], feeder);
    }

    [Theory]
    [InlineData("missing.json")]
    [InlineData("missing.dss")]
    public async Task A_missing_feeder_file_is_named(string name)
    {
        using var folder = new TemporaryFolder();

        await RefusesAsync(folder, ["village", "--feeder", folder.PathOf(name)], folder.PathOf(name));
    }

    [Fact]
    public async Task All_wrong_options_are_reported_at_once()
    {
        using var folder = new TemporaryFolder();
        string[] wrong =
        [
            "atlantis", "--intervals", "0", "--interval", "7", "--speed", "fast", "--link", "radio", "--http", "here", "--pv-share", "2", "--start", "never", "--fault", "x",
        ];

        await RefusesAsync(folder, wrong, "scenario is 'atlantis'", "--intervals is 0", "--interval is 7", "--speed is 'fast'", "--link is 'radio'", "--http is 'here'", "--pv-share is 2", "--start is 'never'", "--fault is 'x'");
    }

    [Fact]
    public async Task Options_that_do_not_exist_are_all_reported()
    {
        using var folder = new TemporaryFolder();

        await RefusesAsync(folder, ["village", "--colour", "--intervals", "many"], "--colour", "many");
    }

    [Fact]
    public async Task Faults_that_cannot_be_are_all_reported()
    {
        using var folder = new TemporaryFolder();

        // home-06 has no inverter with seed 1 (nodes.csv).
        await RefusesAsync(folder, ["village", "--fault", "home-99=silent", "--fault", "home-06/inverter=silent"], "'home-99'", "'home-06' has no inverter");
    }

    [Fact]
    public async Task The_european_feeder_needs_its_file()
    {
        using var folder = new TemporaryFolder();

        await RefusesAsync(folder, ["eulv"], "--feeder");
    }

    [Theory]
    [InlineData("--mqtt", "the MQTT broker cannot listen on 127.0.0.1:")]
    [InlineData("--http", "the live page cannot listen on 127.0.0.1:")]
    public async Task A_port_that_was_asked_for_and_is_taken_ends_the_run(string option, string message)
    {
        using var folder = new TemporaryFolder();
        using Socket other = Listener();

        await RefusesAsync(folder, ["village", "--intervals", "1", option, $"{other.LocalEndPoint}"], message);
    }

    [Fact]
    public async Task A_refused_run_leaves_earlier_results_alone()
    {
        using var folder = new TemporaryFolder();
        using Socket other = Listener();
        Directory.CreateDirectory(folder.PathOf("out"));
        string ledger = folder.Write("out/ledger.db", "of an earlier run");

        using ChildProcess run = Simulator.StartRun(folder.PathOf("out"), "village", "--mqtt", $"{other.LocalEndPoint}");

        Assert.Equal(2, await run.EndAsync());
        Assert.Equal("of an earlier run", File.ReadAllText(ledger));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_used_is_named()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("file", "");

        using ChildProcess run = Simulator.StartRun(file, "village", "--intervals", "1", "--link", "memory", "--http", "off");

        Assert.Equal(2, await run.EndAsync());
        Assert.Contains(run.Errors, error => error.Contains(file, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_device_bench_on_a_taken_port_says_so()
    {
        using Socket other = Listener();

        using ChildProcess bench = Simulator.Start("devices", "--port", $"{((IPEndPoint)other.LocalEndPoint!).Port}");

        Assert.Equal(2, await bench.EndAsync());
        Assert.Contains($"{other.LocalEndPoint}", Assert.Single(bench.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_shows_examples()
    {
        using ChildProcess help = Simulator.Start("run", "--help");

        Assert.Equal(0, await help.EndAsync());
        Assert.Contains(help.Lines, line => line.Contains("run village --speed 60x", StringComparison.Ordinal));
    }

    private static async Task RefusesAsync(TemporaryFolder folder, string[] arguments, params string[] complaints)
    {
        using ChildProcess run = Simulator.StartRun(folder.PathOf("out"), arguments);

        int code = await run.EndAsync();

        Assert.Equal(2, code);
        Assert.All(complaints, complaint => Assert.Contains(run.Errors, error => error.Contains(complaint, StringComparison.Ordinal)));
        Assert.DoesNotContain(run.Errors, error => error.Contains("   at ", StringComparison.Ordinal));
        Assert.False(Path.Exists(folder.PathOf("out")));
    }

    private static Socket Listener()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        socket.Listen();
        return socket;
    }
}

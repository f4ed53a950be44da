using System.Globalization;
using System.Text.RegularExpressions;
using EdgeLem.EndToEnd.Programs;

namespace EdgeLem.EndToEnd.Lab;

/// <summary>The lab of docs/lab.md: a gateway, virtual meters and two nodes, each a program of its own.</summary>
internal sealed partial class RunningLab : IDisposable
{
    private readonly LabFiles _files = new();
    private readonly List<ChildProcess> _programs = [];
    private readonly ChildProcess _gateway;
    private string _broker = "";

    private RunningLab() => _gateway = Start("EdgeLem.Gateway", "run", "--config", _files.Gateway());

    /// <summary>Starts the gateway and waits until it listens.</summary>
    public static async Task<RunningLab> StartAsync()
    {
        var lab = new RunningLab();
        string listening = await lab._gateway.LineAsync(line => line.Contains("Listening", StringComparison.Ordinal));
        lab._broker = Broker().Match(listening).Groups[1].Value;
        return lab;
    }

    /// <summary>Starts two virtual meters, of which the second feeds in, on a free port.</summary>
    /// <returns>The object <c>bus</c> of a node that reads them.</returns>
    public async Task<string> ServeOnTcpAsync()
    {
        ChildProcess bench = Start("EdgeLem.Sim", "devices", "--count", "2", "--export", "2", "--port", "0");
        string greeting = await bench.LineAsync(line => line.Contains("unit ids", StringComparison.Ordinal));
        return $$"""{ "transport": "tcp", "address": "{{Address().Match(greeting).Value}}" }""";
    }

    /// <summary>Starts the same meters on a pseudo-terminal.</summary>
    /// <returns>The object <c>bus</c> of a node that reads them.</returns>
    public async Task<string> ServeOnSerialLineAsync()
    {
        string path = _files.PathOf("meters");
        ChildProcess bench = Start("EdgeLem.Sim", "devices", "--count", "2", "--export", "2", "--rtu", "--link", path);
        await bench.LineAsync(line => line.Contains("unit ids", StringComparison.Ordinal));
        return $$"""{ "transport": "rtu", "path": "{{path}}" }""";
    }

    /// <summary>Starts a node.</summary>
    /// <param name="node">Its id.</param>
    /// <param name="bus">The object <c>bus</c> of its configuration.</param>
    public void StartNode(string node, string bus) => Start("EdgeLem.Node.Linux", "run", "--config", _files.Node(node, _broker, bus));

    /// <summary>Waits for an interval in which energy was traded and both nodes were settled on their counters.</summary>
    /// <returns>Its start, s since 1970.</returns>
    public async Task<long> TradedIntervalAsync()
    {
        string settled = await _gateway.LineAsync(line => Settled().Match(line) is { Success: true } match && HasTrade(match.Groups[1].Value));
        return DateTimeOffset.Parse(Settled().Match(settled).Groups[1].Value, CultureInfo.InvariantCulture).ToUnixTimeSeconds();
    }

    /// <summary>Stops all programs by SIGTERM, the last started first.</summary>
    /// <returns>Their exit codes.</returns>
    public async Task<IReadOnlyList<int>> StopAsync()
    {
        var codes = new List<int>();
        foreach (ChildProcess program in Enumerable.Reverse(_programs))
        {
            using ChildProcess kill = ChildProcess.Start("kill", "-TERM", program.Id.ToString(CultureInfo.InvariantCulture));
            await kill.EndAsync();
            codes.Add(await program.EndAsync());
        }

        return codes;
    }

    /// <summary>Exports the ledger.</summary>
    /// <returns>The folder of its tables.</returns>
    public async Task<string> ExportAsync()
    {
        string folder = _files.PathOf("csv");
        ChildProcess export = Start("EdgeLem.Gateway", "ledger", "export", _files.Ledger, "--out", folder);
        Assert.Equal(0, await export.EndAsync());
        return folder;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _programs.ForEach(program => program.Dispose());
        _files.Dispose();
    }

    private ChildProcess Start(string program, params string[] arguments)
    {
        ChildProcess started = ChildProcess.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, $"{program}.dll"), .. arguments]);
        _programs.Add(started);
        return started;
    }

    private bool HasTrade(string interval) => _gateway.Lines.Any(line => line.Contains($"Interval {interval} cleared: ", StringComparison.Ordinal));

    [GeneratedRegex("MQTT on ([0-9.:]+),")]
    private static partial Regex Broker();

    [GeneratedRegex("127[.]0[.]0[.]1:[0-9]+")]
    private static partial Regex Address();

    [GeneratedRegex("Interval (.+) settled: 2 of 2 nodes on their counters")]
    private static partial Regex Settled();
}

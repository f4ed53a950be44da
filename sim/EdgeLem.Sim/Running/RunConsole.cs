using System.Globalization;
using EdgeLem.Gateway.Hosting;
using EdgeLem.Gateway.Rounds;
using EdgeLem.Sim.Output;
using EdgeLem.Sim.Plant;
using EdgeLem.Sim.Scenarios;
using Spectre.Console;

namespace EdgeLem.Sim.Running;

/// <summary>What a person sees of a run: header, progress, table. On a terminal one line that moves, otherwise about one line per hour.</summary>
internal sealed class RunConsole : IDisposable
{
    private const int MostPlainLines = 24;
    private const int BarWidth = 24;

    private readonly RunOptions _options;
    private readonly Scenario _scenario;
    private readonly SimulationParts _parts;
    private readonly GatewayServer _server;
    private readonly bool _isTerminal = !Console.IsOutputRedirected;
    private int _shown;

    /// <summary>Creates the view.</summary>
    /// <param name="options">How it is run.</param>
    /// <param name="scenario">What is run.</param>
    /// <param name="parts">What takes part.</param>
    /// <param name="server">Where it can be reached.</param>
    public RunConsole(RunOptions options, Scenario scenario, SimulationParts parts, GatewayServer server)
    {
        _options = options;
        _scenario = scenario;
        _parts = parts;
        _server = server;
    }

    /// <summary>Prints the header.</summary>
    public void Begin()
    {
        int inverters = _scenario.Homes.Count(home => home.HasInverter);
        Line($"EdgeLem {_options.Scenario}: {_scenario.Homes.Count} homes ({inverters} with PV) on {_scenario.Feeder.Buses.Count} buses, {_options.IntervalCount} intervals of {_options.IntervalS} s, seed {_options.Seed}");
        Line($"  Modbus TCP  {_parts.Plant.Homes.Count} servers on 127.0.0.1, ports {_parts.Plant.Homes.Min(home => home.Server.Port)} to {_parts.Plant.Homes.Max(home => home.Server.Port)}");
        Line($"  MQTT        {(_server.MqttEndPoint is { } mqtt ? $"{mqtt}, topics edgelem/v1/{_options.Scenario}/#" : "off (--link memory)")}");
        Line($"  live page   {(_server.HttpEndPoint is { } http ? $"http://{http}" : "off")}");
        foreach (string note in _scenario.Notes)
        {
            Line($"  note        {note}");
        }

        Line("");
    }

    /// <summary>Shows progress; called after every step.</summary>
    public void Step()
    {
        int done = _parts.Record.Network.Count;
        int stride = _isTerminal ? 1 : Math.Max(1, (_options.IntervalCount + MostPlainLines - 1) / MostPlainLines);
        if (done / stride <= _shown / stride || done == _shown)
        {
            return;
        }

        _shown = done;
        IntervalStatistics network = _parts.Record.Network[^1];
        ClearedRound round = _parts.Record.Cleared(network.StartS);
        string text = Describe(network, round);
        if (_isTerminal)
        {
            int filled = BarWidth * done / _options.IntervalCount;
            Console.Write($"\r[{new string('=', filled)}{new string(' ', BarWidth - filled)}] {text}\u001b[K");
        }
        else
        {
            Line(text);
        }
    }

    /// <summary>Prints the table of results and the files.</summary>
    /// <param name="summary">Key figures.</param>
    public void End(RunSummary summary)
    {
        if (_isTerminal)
        {
            Console.WriteLine();
        }

        Line("");
        AnsiConsole.Write(TableOf(summary));
        Line($"report  {Path.Combine(_options.OutputFolder, "report.html")}");
        Line($"files   {_options.OutputFolder}: summary.json, intervals.csv, orders.csv, trades.csv, nodes.csv, voltages.csv, settlement.csv, ledger.db, market-and-voltage.svg");
    }

    /// <summary>On a terminal, keeps the page up until Ctrl+C; elsewhere returns at once.</summary>
    /// <param name="cancellation">Ctrl+C.</param>
    public async Task ServeUntilInterruptedAsync(CancellationToken cancellation)
    {
        if (!_isTerminal || Console.IsInputRedirected || _server.HttpEndPoint is null || cancellation.IsCancellationRequested)
        {
            return;
        }

        Line($"The page stays at http://{_server.HttpEndPoint} until you press Ctrl+C.");
        var interrupted = new TaskCompletionSource();
        using CancellationTokenRegistration registration = cancellation.Register(interrupted.SetResult);
        await interrupted.Task;
    }

    /// <inheritdoc/>
    public void Dispose() => Console.Out.Flush();

    private string Describe(IntervalStatistics network, ClearedRound round)
    {
        (double min, double max) = network.VoltageRangePu;
        string price = round.Clearing.PriceMicroEurPerKwh is { } micro ? Invariant($"{micro / 1e6:F3} EUR/kWh") : "no trade     ";
        string format = _options.IntervalS % 60 == 0 ? "MM-dd HH:mm" : "MM-dd HH:mm:ss";
        string start = DateTimeOffset.FromUnixTimeSeconds(network.StartS).ToString(format, CultureInfo.InvariantCulture);
        return Invariant($"{_shown,4}/{_options.IntervalCount} {start}  {price}  {round.Clearing.VolumeW / 1000.0,6:F1} kW traded  {min:F3}-{max:F3} pu  {network.Violations} violations");
    }

    private static Table TableOf(RunSummary summary)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn("Result").AddColumn(new TableColumn("Value").RightAligned()).AddColumn("Unit");
        (string Name, string Value, string Unit)[] rows =
        [
            ("intervals", Invariant($"{summary.Intervals}"), Invariant($"of {summary.IntervalSeconds} s")),
            ("nodes", Invariant($"{summary.Nodes}"), ""),
            ("Modbus transactions", Invariant($"{summary.ModbusTransactions:N0}"), Invariant($"{summary.ModbusErrors} errors")),
            ("MQTT messages", Invariant($"{summary.MqttMessages:N0}"), ""),
            ("orders accepted", Invariant($"{summary.OrdersAccepted:N0}"), Invariant($"{summary.OrdersRejected} rejected")),
            ("traded locally", Invariant($"{summary.TradedEnergyWh / 1000:N1}"), "kWh"),
            ("grid import", Invariant($"{summary.GridImportWh / 1000:N1}"), "kWh"),
            ("grid export", Invariant($"{summary.GridExportWh / 1000:N1}"), "kWh"),
            ("losses", Invariant($"{summary.LossesWh / 1000:N1}"), "kWh"),
            ("voltage", Invariant($"{summary.MinVoltagePu:F3} to {summary.MaxVoltagePu:F3}"), "pu"),
            ("intervals with violations", Invariant($"{summary.ViolationIntervals}"), ""),
            ("settlement sum", Invariant($"{summary.SettlementSumMicroEur}"), "uEUR"),
            ("energy balance error", Invariant($"{summary.EnergyBalanceErrorWh:F1}"), "Wh"),
            ("ledger head", summary.LedgerHead[..16], "..."),
            ("wall time", Invariant($"{summary.WallSeconds:F1}"), "s"),
        ];
        foreach ((string name, string value, string unit) in rows)
        {
            table.AddRow(name, value, unit);
        }

        return table;
    }

    private static void Line(string text) => Console.WriteLine(text);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using EdgeLem.Sim.Comparing.Replaying;
using EdgeLem.Sim.Running;
using EdgeLem.Sim.Scenarios;
using Spectre.Console;

namespace EdgeLem.Sim.Comparing.Results;

/// <summary>What a person sees of a comparison: header, progress, table.</summary>
/// <param name="options">What was asked for.</param>
internal sealed class CompareConsole(CompareOptions options)
{
    /// <summary>Wide enough for the table where the output goes to a file and no terminal sets the width.</summary>
    private const int FileWidth = 200;

    private static readonly ResultColumn[] Shown =
    [
        ResultColumn.Traded, ResultColumn.Welfare, ResultColumn.Price, ResultColumn.Fees, ResultColumn.Allocated, ResultColumn.Refused, ResultColumn.ViolationsBefore,
        ResultColumn.ViolationsAfter, ResultColumn.MinVoltage, ResultColumn.MaxVoltage, ResultColumn.Unbalance, ResultColumn.Peak, ResultColumn.HomeCost, ResultColumn.HomeSpread,
        ResultColumn.Milliseconds,
    ];

    private readonly bool _isTerminal = !Console.IsOutputRedirected;

    /// <summary>Prints the header.</summary>
    /// <param name="scenario">What is run.</param>
    /// <param name="designs">How many designs.</param>
    public void Begin(Scenario scenario, int designs)
    {
        RunOptions run = options.Run;
        int inverters = scenario.Homes.Count(home => home.HasInverter);
        Console.WriteLine(Invariant(
            $"EdgeLem compare {run.Scenario}: {scenario.Homes.Count} homes ({inverters} with PV), {run.IntervalCount} intervals of {run.IntervalS} s, {designs} designs around {options.Around}, seed {run.Seed}"));
    }

    /// <summary>Shows how far the recording is.</summary>
    /// <param name="parts">What is run.</param>
    public void Recording(SimulationParts parts) => Progress(Invariant($"recording {parts.Record.Network.Count}/{options.Run.IntervalCount} intervals"));

    /// <summary>Shows how far the replay is.</summary>
    /// <param name="done">Designs that are done.</param>
    /// <param name="all">All designs.</param>
    public void Replaying(int done, int all) => Progress(Invariant($"clearing {done}/{all} designs"));

    /// <summary>Prints the table and the files.</summary>
    /// <param name="comparison">The results.</param>
    public void End(Comparison comparison)
    {
        Progress("");
        if (!_isTerminal)
        {
            AnsiConsole.Profile.Width = FileWidth;
        }

        int orders = comparison.Market.Intervals.Sum(interval => interval.Book.Bids.Length + interval.Book.Offers.Length);
        Console.WriteLine(Invariant($"{orders} orders in {comparison.Market.Intervals.Length} intervals; optimum = uniform price without network limits: {comparison.Around.OptimalWelfareMicroEur / 1e6:0.00} EUR"));
        AnsiConsole.Write(TableOf(comparison));
        foreach (DesignResult failed in comparison.Results.Where(result => result.Failure is not null))
        {
            Console.WriteLine(Invariant($"failed   {failed.Design}: {failed.FailedIntervals} intervals, first because: {failed.Failure}"));
        }

        Console.WriteLine($"report   {Path.Combine(options.Folder, CompareFolder.Report)}");
        Console.WriteLine($"files    {options.Folder}: {CompareFolder.Files}");
    }

    private static Table TableOf(Comparison comparison)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn("mechanism").AddColumn("policy").AddColumn("fees").AddColumn("loss allocation");
        foreach (ResultColumn column in Shown)
        {
            table.AddColumn(new TableColumn(Markup.Escape(column.Unit.Length == 0 ? column.Title : $"{column.Title}\n{column.Unit}")).RightAligned());
        }

        foreach (DesignResult result in comparison.Results)
        {
            string[] names = [result.Design.Mechanism, result.Design.Policy, result.Design.Fees, result.Design.Losses];
            table.AddRow([.. names.Concat(Shown.Select(column => column.TextOf(result))).Select(Markup.Escape)]);
        }

        return table;
    }

    private void Progress(string text)
    {
        if (_isTerminal)
        {
            Console.Write($"\r{text}\u001b[K");
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

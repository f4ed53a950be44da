using System.CommandLine;
using EdgeLem.Gateway.MarketFiles;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.Losses;
using EdgeLem.Market.NetworkFees;
using EdgeLem.Market.Orders;
using EdgeLem.Sim.Comparing;
using EdgeLem.Sim.Running;

namespace EdgeLem.Sim.Commands;

/// <summary>The command <c>compare [scenario]</c> (docs/compare.md).</summary>
internal sealed class CompareCommand
{
    private const string Text = """
        Records the orders of a scenario once, with the real nodes and the real gateway, and clears them with every market design: clearing mechanisms, grid policies, network fees,
        loss allocations. Writes a table and a report (docs/compare.md).

        Examples:
          compare village                                     a day, one axis at a time and every mechanism with every policy
          compare eulv --feeder Master.dss --pv-share 1 --pv-kw 6 --start 2026-06-18T10:00 --intervals 8
                                                              the European LV feeder at noon with PV on every home
          compare village --vary fees --policy check-only     network fees alone
        """;

    private const int SecondsPerDay = 86_400;

    private readonly Argument<string> _scenario = new("scenario") { Description = "village (default) or eulv", DefaultValueFactory = _ => "village" };
    private readonly Option<string?> _feeder = new("--feeder") { Description = "feeder file, EdgeLem JSON or OpenDSS (.dss), in place of the scenario's own" };
    private readonly Option<int> _days = new("--days") { Description = "days to record, 1 to 365", DefaultValueFactory = _ => 1 };
    private readonly Option<int?> _intervals = new("--intervals") { Description = "market intervals to record instead of days, 1 to 35040" };
    private readonly Option<int> _interval = new("--interval") { Description = "length of a market interval in s, 5 to 86400, a divisor of a day", DefaultValueFactory = _ => 900 };
    private readonly Option<string?> _start = new("--start") { Description = "start of the first interval, UTC (default 2026-06-18, or 09:00 of that day for less than half a day)" };
    private readonly Option<int> _seed = new("--seed") { Description = "seed of everything that is drawn", DefaultValueFactory = _ => 1 };
    private readonly Option<double> _pvShare = new("--pv-share") { Description = "share of the homes with PV, 0 to 1", DefaultValueFactory = _ => 0.5 };
    private readonly Option<double?> _pvPeak = new("--pv-kw") { Description = "peak power of every PV array in kW, 0.5 to 30 (default: drawn)" };
    private readonly Option<string> _vary = new("--vary") { Description = "axes (default: one at a time, and every mechanism with every policy), mechanism, policy, fees, losses, or all", DefaultValueFactory = _ => "axes" };
    private readonly Option<string> _mechanism = Named("--mechanism", "mechanism of the design in the middle", (DesignNames.Default.Mechanism, MarketClearings.Names));
    private readonly Option<string> _policy = Named("--policy", "its policy", (DesignNames.Default.Policy, KnownGridPolicies.Names));
    private readonly Option<string> _fees = Named("--fees", "its fees", (DesignNames.Default.Fees, KnownNetworkFees.Names));
    private readonly Option<string> _losses = Named("--losses", "its loss allocation", (DesignNames.Default.Losses, KnownLossAllocations.Names));
    private readonly Option<long> _refusal = new("--refusal-price") { Description = "what refusing energy costs, micro-euro per kWh", DefaultValueFactory = _ => new CompareTerms().RefusalPrice };
    private readonly Option<long> _loss = new("--loss-price") { Description = "what lost energy costs, micro-euro per kWh", DefaultValueFactory = _ => new CompareTerms().LossPrice };
    private readonly Option<long> _feeRate = new("--fee-rate") { Description = "rate of network fees, micro-euro per kWh", DefaultValueFactory = _ => new CompareTerms().FeeRate };
    private readonly Option<long> _feeCost = new("--fee-cost") { Description = "what fees are to recover in each interval, micro-euro; 0 to charge at the rate", DefaultValueFactory = _ => 0 };
    private readonly Option<string?> _output = new("--out") { Description = "folder of the result files (default out/compare-SCENARIO)" };

    private CompareCommand()
    {
    }

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var options = new CompareCommand();
        var command = new Command("compare", Text) { options._scenario };
        foreach (Option option in options.All())
        {
            command.Add(option);
        }

        command.SetAction((parsed, cancellation) =>
        {
            var problems = new UsageProblems();
            CompareOptions asked = options.OptionsOf(parsed, problems);

            // Elsewhere, because Ctrl+C is listened to only once this returns.
            return problems.Any ? Task.FromResult(problems.Report()) : Task.Run(() => CompareProgram.RunAsync(asked, cancellation), CancellationToken.None);
        });
        return command;
    }

    private IEnumerable<Option> All() =>
    [
        _feeder, _days, _intervals, _interval, _start, _seed, _pvShare, _pvPeak, _vary, _mechanism, _policy, _fees, _losses, _refusal, _loss, _feeRate, _feeCost, _output,
    ];

    private CompareOptions OptionsOf(ParseResult parsed, UsageProblems problems)
    {
        RunOptions run = RunOf(parsed, problems);
        var around = new DesignNames(parsed.GetValue(_mechanism)!, parsed.GetValue(_policy)!, parsed.GetValue(_fees)!, parsed.GetValue(_losses)!);
        problems.Design(around);
        string vary = problems.OneOf("--vary", parsed.GetValue(_vary)!, [.. Enum.GetNames<DesignVariation>().Select(name => name.ToLowerInvariant())]);
        return new CompareOptions
        {
            Run = run,
            Around = around,
            Vary = Enum.TryParse(vary, ignoreCase: true, out DesignVariation variation) ? variation : default,
            Terms = TermsOf(parsed, problems),
            Folder = run.OutputFolder,
        };
    }

    private RunOptions RunOf(ParseResult parsed, UsageProblems problems)
    {
        string scenario = problems.OneOf("scenario", parsed.GetValue(_scenario)!, "village", "eulv");
        int intervalS = problems.InRange("--interval", parsed.GetValue(_interval), 5, SecondsPerDay, " s");
        problems.CheckInterval(intervalS);
        int days = problems.InRange("--days", parsed.GetValue(_days), 1, 365);
        long intervals = parsed.GetValue(_intervals) ?? (long)days * SecondsPerDay / Math.Max(1, intervalS);
        int count = (int)problems.InRange("--intervals", intervals, 1L, 35_040L);
        return new RunOptions
        {
            Scenario = scenario,
            FeederPath = parsed.GetValue(_feeder),
            IntervalCount = count,
            IntervalS = intervalS,
            Start = problems.Start(parsed.GetValue(_start), (long)count * intervalS),
            OutputFolder = parsed.GetValue(_output) ?? Path.Combine("out", $"compare-{scenario}"),
            Seed = parsed.GetValue(_seed),
            PvShare = problems.InRange("--pv-share", parsed.GetValue(_pvShare), 0.0, 1.0),
            PvPeakKw = parsed.GetValue(_pvPeak) is { } peakKw ? problems.InRange("--pv-kw", peakKw, 0.5, 30, " kW") : null,
        };
    }

    private CompareTerms TermsOf(ParseResult parsed, UsageProblems problems) => new()
    {
        RefusalPrice = Price(_refusal, parsed, problems),
        LossPrice = Price(_loss, parsed, problems),
        FeeRate = Price(_feeRate, parsed, problems),
        FeeCost = problems.InRange(_feeCost.Name, parsed.GetValue(_feeCost), 0L, 1_000_000_000_000, " micro-euro"),
    };

    private static long Price(Option<long> option, ParseResult parsed, UsageProblems problems) =>
        problems.InRange(option.Name, parsed.GetValue(option), 0L, Order.MaximumPriceMicroEurPerKwh, " micro-euro per kWh");

    private static Option<string> Named(string name, string text, (string Usual, IEnumerable<string> All) names) =>
        new(name) { Description = $"{text}: {string.Join(", ", names.All)}", DefaultValueFactory = _ => names.Usual };
}

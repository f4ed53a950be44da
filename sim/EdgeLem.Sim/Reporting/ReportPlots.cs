using System.Globalization;
using EdgeLem.Sim.Reporting.Charts;

namespace EdgeLem.Sim.Reporting;

/// <summary>The plots of a run, each as a standalone SVG document. The same report gives the same text on every machine.</summary>
public sealed class ReportPlots
{
    private const double MicroEurPerEur = 1e6;
    private const double WhPerKwh = 1000;
    private const double WPerKw = 1000;

    // A rating further away than this many times the largest power would squeeze the plot flat.
    private const double FarRating = 2.5;

    private readonly RunReport _report;
    private readonly IntervalGrid _grid;
    private readonly ChartXAxis _time;
    private readonly IReadOnlyList<Band> _phases;

    /// <summary>Prepares the plots of a run.</summary>
    /// <param name="report">The run.</param>
    public ReportPlots(RunReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentOutOfRangeException.ThrowIfLessThan(report.IntervalLengthS, 1, nameof(report));
        _report = report;
        _grid = new IntervalGrid([.. report.Intervals.Select(interval => (double)interval.StartS)], report.IntervalLengthS);
        _time = report.Intervals.Count == 0
            ? new ChartXAxis(0, 1, "time, UTC", [])
            : ChartXAxis.OverTime(report.Intervals[0].StartS, report.Intervals[^1].StartS + report.IntervalLengthS);
        _phases =
        [
            VoltageBand("A", ChartColours.Blue, interval => interval.VoltageAPu),
            VoltageBand("B", ChartColours.Vermilion, interval => interval.VoltageBPu),
            VoltageBand("C", ChartColours.Green, interval => interval.VoltageCPu),
        ];
    }

    /// <summary>Clearing price between retail and feed-in price, and the energy bid, offered and traded, over time.</summary>
    public string PriceAndEnergy() => Figure("Clearing price and traded energy over time", [PricePanel(), EnergyPanel()]);

    /// <summary>Voltage of the homes over time: lowest, median and highest, with the limits, one plot per phase on equal axes.</summary>
    public string Voltage() => Figure("Voltage of the homes per phase over time", [.. _phases.Select(PhasePanel)]);

    /// <summary>Price, traded energy and the voltage of all phases in one picture.</summary>
    public string PriceEnergyAndVoltage() => Figure("Clearing price, traded energy and voltage over time", [PricePanel(), EnergyPanel(), VoltagePanel()]);

    /// <summary>Power through the transformer over time, with its rating.</summary>
    public string TransformerPower() => Figure("Transformer power over time", [TransformerPanel()]);

    /// <summary>Energy lost in the network, and limits broken, per interval.</summary>
    public string LossesAndViolations() => Figure("Network losses and broken limits over time", [LossesPanel(), ViolationsPanel()]);

    /// <summary>Import, export and payment of each home, the largest net import first.</summary>
    public string Homes()
    {
        var homes = SortedHomes(_report);
        var ranks = new IntervalGrid([.. homes.Select((_, i) => i + 0.5)], 1);
        var energy = new ChartPanel
        {
            Title = "Metered energy per home (kWh)",
            Marks =
            [
                new Bars("import", ChartColours.Blue, ranks, [.. homes.Select(home => home.ImportWh / WhPerKwh)]),
                new Bars("export", ChartColours.Vermilion, ranks, [.. homes.Select(home => -home.ExportWh / WhPerKwh)]),
            ],
        };
        var money = new ChartPanel
        {
            Title = "Amount per home (EUR; above zero it pays, below it earns)",
            Height = 120,
            Marks = [new Bars("amount", ChartColours.Green, ranks, [.. homes.Select(home => home.AmountMicroEur / MicroEurPerEur)])],
        };
        return new ChartFigure("Energy and money per home", ChartXAxis.OverRanks(homes.Count, "homes, by falling net import"), [energy, money]).ToSvg();
    }

    /// <summary>The homes by falling net import, then by id: the order of the plot and of the table.</summary>
    internal static IReadOnlyList<ReportHome> SortedHomes(RunReport report) =>
        [.. report.Homes.OrderByDescending(home => home.ImportWh - home.ExportWh).ThenBy(home => home.NodeId, StringComparer.Ordinal)];

    private string Figure(string title, IReadOnlyList<ChartPanel> panels) => new ChartFigure(title, _time, panels).ToSvg();

    private double[] Each(Func<ReportInterval, double> value) => [.. _report.Intervals.Select(value)];

    private ChartPanel PricePanel() => new()
    {
        Title = "Clearing price (EUR/kWh)",
        Marks =
        [
            new StepLine("retail price", ChartColours.Muted, _grid, Each(interval => interval.RetailPriceMicroEurPerKwh / MicroEurPerEur)) { Dashes = "7 4", LineWidth = 1.3 },
            new StepLine("feed-in price", ChartColours.Muted, _grid, Each(interval => interval.FeedInPriceMicroEurPerKwh / MicroEurPerEur)) { Dashes = "2 3", LineWidth = 1.3 },
            new StepLine("clearing price", ChartColours.Blue, _grid, Each(interval => interval.ClearingPriceMicroEurPerKwh / MicroEurPerEur ?? double.NaN)) { LineWidth = 2.2 },
        ],
    };

    private ChartPanel EnergyPanel() => new()
    {
        Title = "Energy per interval (kWh)",
        Height = 130,
        Marks =
        [
            new Bars("traded", ChartColours.Green, _grid, Each(interval => interval.TradedWh / WhPerKwh)),
            new StepLine("bids", ChartColours.Blue, _grid, Each(interval => interval.BidsWh / WhPerKwh)) { LineWidth = 1.3 },
            new StepLine("offers", ChartColours.Vermilion, _grid, Each(interval => interval.OffersWh / WhPerKwh)) { LineWidth = 1.3 },
        ],
    };

    private ChartPanel VoltagePanel() => new()
    {
        Title = "Voltage of the homes (p.u.): range and median per phase",
        Height = 220,
        Marks = [.. _phases, .. VoltageLimits()],
    };

    private ChartPanel PhasePanel(Band phase) => new()
    {
        Title = $"Voltage of the homes (p.u.), {phase.Name}",
        Height = 120,
        Marks = [phase, .. VoltageLimits()],
        AlsoReach = [.. _phases.SelectMany(band => band.Values)],
    };

    private IReadOnlyList<LimitLine> VoltageLimits() =>
    [
        new LimitLine("limits", ChartColours.Limit, _report.LowVoltageLimitPu),
        new LimitLine("limits", ChartColours.Limit, _report.HighVoltageLimitPu),
    ];

    private Band VoltageBand(string phase, string colour, Func<ReportInterval, ValueSpread> spread) =>
        new($"phase {phase}", colour, _grid, [.. _report.Intervals.Select(spread)]);

    private ChartPanel TransformerPanel()
    {
        var power = _report.Intervals.Select(interval => interval.TransformerPowerW)
            .Select(spread => new ValueSpread(spread.Min / WPerKw, spread.Middle / WPerKw, spread.Max / WPerKw)).ToList();
        var marks = new List<ChartMark> { new Band("mean and range", ChartColours.Blue, _grid, power) };
        string title = "Transformer power (kW, import above zero, export below)";
        double largestKw = power.SelectMany(spread => new[] { spread.Min, spread.Max }).Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        if (_report.TransformerRatingVa is double ratingVa)
        {
            double ratingKva = ratingVa / WPerKw;
            string name = string.Create(CultureInfo.InvariantCulture, $"rating {ratingKva:0.#} kVA");
            if (largestKw > 0 && ratingKva > FarRating * largestKw)
            {
                title += $", {name} is beyond the plot";
            }
            else
            {
                marks.Add(new LimitLine(name, ChartColours.Limit, ratingKva));
                marks.Add(new LimitLine(name, ChartColours.Limit, -ratingKva));
            }
        }

        return new ChartPanel { Title = title, Marks = marks, Height = 170 };
    }

    private ChartPanel LossesPanel() => new()
    {
        Title = "Network losses per interval (Wh)",
        Height = 110,
        Marks = [new Bars("losses", ChartColours.Vermilion, _grid, Each(interval => interval.LossesWh))],
    };

    private ChartPanel ViolationsPanel() => new()
    {
        Title = "Limits broken per interval (count)",
        Height = 80,
        WholeNumbers = true,
        Marks = [new Bars("violations", ChartColours.Limit, _grid, Each(interval => interval.ViolationCount))],
    };
}

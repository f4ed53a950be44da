using EdgeLem.Gateway.Http.Live;

namespace EdgeLem.Gateway.Tests.Http;

/// <summary>Twenty buses in a main street with a side street, one node at each but the transformer, and plausible figures from formulas.</summary>
internal static class SyntheticFeeder
{
    public const int BusCount = 20;

    /// <summary>2026-06-21 00:00 UTC.</summary>
    public const long StartS = 1_782_000_000;

    public const long IntervalLengthS = 900;

    private const double NominalV = 230;

    public static LiveFeeder Layout() => new()
    {
        Name = "mill-street",
        NominalVoltageV = NominalV,
        LowVoltageLimitPu = 0.9,
        HighVoltageLimitPu = 1.1,
        Buses = [.. Enumerable.Range(0, BusCount).Select(Bus)],
        Connections = [.. Enumerable.Range(1, BusCount - 1).Select(Connection)],
    };

    /// <summary>A state with some rounds and one reading per node, the last node lost.</summary>
    public static LiveState Filled(int rounds)
    {
        var state = new LiveState(Layout());
        for (int i = 0; i < rounds; i++)
        {
            AddRound(state, i);
        }

        Measure(state, rounds - 1);
        state.TrySetNodeState("home-19", LiveNodeState.Lost, StartS + (rounds * IntervalLengthS));
        state.SetClock(ClockOf(rounds));
        state.SetSettlement(new LiveSettlement { SettledIntervals = rounds - 1, SettledUntilS = StartS + ((rounds - 1) * IntervalLengthS), BalanceMicroEur = 0, LocalEnergyWh = 31_420, GridImportWh = 12_800, GridExportWh = 25_100, LocalTradeMicroEur = 5_260_000, GridImportMicroEur = 4_100_000, GridExportMicroEur = 2_008_000 });
        return state;
    }

    public static LiveClock ClockOf(int rounds)
    {
        long intervalStartS = StartS + ((rounds - 1) * IntervalLengthS);
        return new LiveClock { NowS = intervalStartS + 227, IntervalStartS = intervalStartS, IntervalLengthS = IntervalLengthS, NextGateClosureS = intervalStartS + IntervalLengthS - 120 };
    }

    public static void AddRound(LiveState state, int index)
    {
        double sun = Sun(index);
        (double pvW, double loadW) = (38_000 * sun, 9000 + (7000 * Math.Abs(Math.Sin(index * 0.37))));
        double tradedW = Math.Min(pvW, loadW);
        long startS = StartS + (index * IntervalLengthS);
        var round = new LiveRound
        {
            IntervalStartS = startS,
            IntervalLengthS = IntervalLengthS,
            GateClosureS = startS - 120,
            ClearingPriceMicroEurPerKwh = tradedW > 0 ? (long)(90_000 + (190_000 * loadW / (loadW + pvW))) : null,
            RetailPriceMicroEurPerKwh = 320_000,
            FeedInPriceMicroEurPerKwh = 80_000,
            TradedW = tradedW,
            BidsW = loadW,
            OffersW = pvW,
            AcceptedOrders = 19,
            RejectedOrders = index % 7 == 0 ? 1 : 0,
        };
        state.AddRound(round, CheckOf(index));
    }

    public static void Measure(LiveState state, int index)
    {
        for (int bus = 1; bus < BusCount; bus++)
        {
            state.TryReportMeasurement(MeasurementOf(bus, index));
        }
    }

    public static LiveMeasurement MeasurementOf(int bus, int index)
    {
        string phases = PhasesOf(bus);
        double powerW = 600 + (bus * 97 % 500) - (bus % 3 == 0 ? 4200 * Sun(index) : 0);
        double[] Spread(Func<int, double> value) => [.. Enumerable.Range(0, 3).Select(phase => phases.Contains("ABC"[phase]) ? value(phase) : double.NaN)];
        return new LiveMeasurement
        {
            NodeId = $"home-{bus:D2}",
            AtS = StartS + (index * IntervalLengthS) + 220 + (bus % 5),
            VoltageV = Spread(phase => NominalV * (PredictedPu(bus, phase, index) + (0.0025 * Math.Sin((bus * 2.3) + index)))),
            PowerW = Spread(_ => powerW / phases.Length),
            ReactivePowerVar = Spread(phase => 40 * Math.Cos(bus + phase)),
            Quality = "good",
        };
    }

    private static LiveCheck CheckOf(int index)
    {
        var voltages = Enumerable.Range(0, BusCount)
            .Select(bus => new LiveBusVoltage { BusId = $"bus-{bus:D2}", VoltagePu = [PredictedPu(bus, 0, index), PredictedPu(bus, 1, index), PredictedPu(bus, 2, index)] })
            .ToList();
        var violations = voltages.Where(voltage => voltage.VoltagePu[0] > 1.1)
            .Select(voltage => $"{voltage.BusId} phase A: {voltage.VoltagePu[0]:F4} p.u. is above 1.1000 p.u.").Reverse().ToList();
        return new LiveCheck { Converged = true, Violations = violations, PredictedVoltages = voltages };
    }

    private static double Sun(int index) => Math.Max(0, Math.Sin((index - 2) / 44.0 * Math.PI));

    private static double PredictedPu(int bus, int phase, int index)
    {
        double rise = ((new[] { 0.135, 0.055, 0.075 }[phase] * Sun(index)) - new[] { 0.03, 0.045, 0.02 }[phase]) * DistanceM(bus) / 430;
        return 1.01 + rise;
    }

    // Buses 0 to 11 are the main street; 12 to 19 leave it at bus 4.
    private static int Parent(int bus) => bus == 12 ? 4 : bus - 1;

    private static double DistanceM(int bus) => bus < 12 ? bus * 38 : (4 * 38) + ((bus - 11) * 31);

    private static LiveBus Bus(int bus)
    {
        int along = bus < 12 ? bus : bus - 11;
        return new LiveBus
        {
            BusId = $"bus-{bus:D2}",
            ParentBusId = bus == 0 ? null : $"bus-{Parent(bus):D2}",
            DistanceM = DistanceM(bus),
            X = bus < 12 ? along * 36 : (4 * 36) + (along * 22),
            Y = bus < 12 ? 12 * Math.Sin(along * 0.8) : (12 * Math.Sin(3.2)) + (along * 21) + (6 * Math.Cos(along * 1.3)),
        };
    }

    private static string PhasesOf(int bus) => bus % 6 == 0 ? "ABC" : "ABC".Substring(bus % 3, 1);

    private static LiveConnection Connection(int bus) => new() { NodeId = $"home-{bus:D2}", BusId = $"bus-{bus:D2}", Phases = PhasesOf(bus) };
}

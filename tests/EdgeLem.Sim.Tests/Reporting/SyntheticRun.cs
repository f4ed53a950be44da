using EdgeLem.Sim.Reporting;

namespace EdgeLem.Sim.Tests.Reporting;

/// <summary>A day of plausible figures from formulas: PV around noon, load in the evening, voltage that follows both.</summary>
internal static class SyntheticRun
{
    /// <summary>2026-06-21 00:00 UTC.</summary>
    public const long StartS = 1_782_000_000;

    public const long IntervalLengthS = 900;

    public static RunReport Of(int intervals, int homes) => new()
    {
        Scenario = "two-houses & <friends>",
        Seed = 42,
        FeederName = "european-lv",
        IntervalLengthS = IntervalLengthS,
        TransformerRatingVa = 100_000,
        LowVoltageLimitPu = 0.9,
        HighVoltageLimitPu = 1.1,
        Intervals = [.. Enumerable.Range(0, intervals).Select(Interval)],
        Homes = [.. Enumerable.Range(0, homes).Select(Home)],
        Summary =
        [
            new ReportFigure("tradedEnergyKwh", "142.51"),
            new ReportFigure("lowestVoltagePu", "0.9612"),
            new ReportFigure("highestVoltagePu", "1.0873"),
            new ReportFigure("violatedIntervals", "3"),
            new ReportFigure("ledgerHead", "9f2c40c1d0a84e7b"),
        ],
    };

    private static ReportInterval Interval(int index)
    {
        double hour = index * IntervalLengthS / 3600.0 % 24;
        double sun = Math.Max(0, Math.Sin((hour - 5) / 16 * Math.PI));
        double pvW = 90_000 * sun * (1 + (0.15 * Math.Sin(index * 2.1)));
        double loadW = 22_000 + (30_000 * Math.Exp(-Math.Pow((hour - 19) / 2.2, 2))) + (12_000 * Math.Exp(-Math.Pow((hour - 8) / 1.5, 2))) + (3000 * Math.Sin(index * 1.7));
        double tradedW = Math.Min(pvW * 0.8, loadW);
        double netW = loadW - pvW;
        double hours = IntervalLengthS / 3600.0;
        return new ReportInterval
        {
            StartS = StartS + (index * IntervalLengthS),
            ClearingPriceMicroEurPerKwh = tradedW < 500 ? null : (long)(90_000 + (200_000 * Math.Clamp(loadW / (pvW + loadW), 0, 1))),
            RetailPriceMicroEurPerKwh = 320_000,
            FeedInPriceMicroEurPerKwh = 80_000,
            TradedWh = tradedW * hours,
            BidsWh = loadW * hours,
            OffersWh = pvW * 0.8 * hours,
            ViolationCount = netW < -60_000 ? 1 + (index % 3) : 0,
            TransformerPowerW = new ValueSpread(netW - 6000, netW, netW + 7000),
            LossesWh = Math.Pow(netW / 1000, 2) / 6 * hours,
            VoltageAPu = Spread(netW, 1.00, 2.2e-6),
            VoltageBPu = Spread(netW, 1.01, 0.9e-6),
            VoltageCPu = Spread(netW, 0.99, 1.3e-6),
        };
    }

    private static ValueSpread Spread(double netW, double noLoadPu, double puPerW)
    {
        double shift = -netW * puPerW * 0.5;
        return new ValueSpread(noLoadPu + Math.Min(0, shift) - 0.008, noLoadPu + (shift * 0.55), noLoadPu + Math.Max(0, shift) + 0.006);
    }

    private static ReportHome Home(int index)
    {
        bool hasPv = index % 5 < 2;
        double importWh = 4000 + (index * 7919 % 9000);
        double exportWh = hasPv ? 3000 + (index * 104_729 % 22_000) : 0;
        return new ReportHome
        {
            NodeId = $"home-{index + 1:D3}",
            Phases = index % 7 == 0 ? "ABC" : "ABC".Substring(index % 3, 1),
            HasPv = hasPv,
            ImportWh = importWh,
            ExportWh = exportWh,
            AmountMicroEur = (long)((importWh * 280) - (exportWh * 130)),
        };
    }
}

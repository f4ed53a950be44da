namespace EdgeLem.Grid.Tests;

/// <summary>The figures that papers print of a feeder of Baran and Wu.</summary>
internal static class BaranWuFigures
{
    /// <summary>Half a unit of the last digit that all sources print: 0.1 kW and 0.0001 pu.</summary>
    private const double AllowedKw = 0.05;
    private const double AllowedPu = 5e-5;

    /// <summary>Losses in kW and lowest voltage in pu.</summary>
    public static IEnumerable<Deviation> Compare(PowerFlowResult flow, (double LossesKw, double LowestPu) published)
    {
        var losses = new Deviation(FormattableString.Invariant($"published losses {published.LossesKw} kW"), "kW", AllowedKw);
        losses.Add(Math.Abs(flow.LossesW / 1000 - published.LossesKw), "all lines");
        yield return losses;

        int lowest = Enumerable.Range(0, flow.Feeder.Buses.Count).MinBy(bus => flow.VoltagePu(bus, 0));
        var voltage = new Deviation(FormattableString.Invariant($"published lowest voltage {published.LowestPu} pu"), "pu", AllowedPu);
        voltage.Add(Math.Abs(flow.VoltagePu(lowest, 0) - published.LowestPu), "bus " + flow.Feeder.Buses[lowest].Id);
        yield return voltage;
    }
}

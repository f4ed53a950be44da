using EdgeLem.Grid;
using EdgeLem.Market.Network;

namespace EdgeLem.Gateway.Network;

/// <summary>The figures that reports compare states by.</summary>
internal static class StateFigures
{
    private const double Percent = 100;

    /// <summary>Of a converged flow; the sources' own buses are not looked at, since their voltage is given.</summary>
    public static NetworkFigures Of(PowerFlowResult flow)
    {
        (double lowest, double highest, double unbalance) = (double.PositiveInfinity, 0, 0);
        for (int bus = 0; bus < flow.Feeder.Buses.Count; bus++)
        {
            if (flow.Feeder.IsSourceBus(bus))
            {
                continue;
            }

            int phases = 0;
            for (int phase = 0; phase < PhaseNames.Count; phase++)
            {
                if (flow.HasPhase(bus, phase))
                {
                    phases++;
                    double voltage = flow.VoltagePu(bus, phase);
                    (lowest, highest) = (Math.Min(lowest, voltage), Math.Max(highest, voltage));
                }
            }

            unbalance = phases == PhaseNames.Count ? Math.Max(unbalance, VoltageUnbalance.Of(flow, bus).VufPercent) : unbalance;
        }

        return new NetworkFigures(lowest, highest, unbalance, LoadingPercent(flow));
    }

    private static double LoadingPercent(PowerFlowResult flow)
    {
        double loading = 0;
        foreach (CurrentHeadroom item in NetworkHeadroom.Of(flow).Currents)
        {
            loading = Math.Max(loading, item.CurrentA / item.LimitA);
        }

        return Percent * loading;
    }
}

using EdgeLem.Market.Settlement;
using EdgeLem.Sim.Plant;
using EdgeLem.Sim.Running;

namespace EdgeLem.Sim.Output;

/// <summary>What a node did over the whole run.</summary>
/// <param name="NodeId">Node id.</param>
internal sealed record NodeTotals(string NodeId)
{
    /// <summary>Energy imported by the meter's counter in Wh.</summary>
    public long ImportWh { get; private set; }

    /// <summary>Energy exported by the meter's counter in Wh.</summary>
    public long ExportWh { get; private set; }

    /// <summary>Energy settled on the meter, import positive, in Wh.</summary>
    public double SettledWh { get; private set; }

    /// <summary>Energy bought from neighbours in Wh.</summary>
    public double BoughtLocallyWh { get; private set; }

    /// <summary>Energy sold to neighbours in Wh.</summary>
    public double SoldLocallyWh { get; private set; }

    /// <summary>Money received, in micro-euro; negative when the node paid.</summary>
    public long AmountMicroEur { get; private set; }

    /// <summary>Lowest voltage in pu; infinite when the home never had one.</summary>
    public double MinVoltagePu { get; private set; } = double.PositiveInfinity;

    /// <summary>Highest voltage in pu; infinite when the home never had one.</summary>
    public double MaxVoltagePu { get; private set; } = double.NegativeInfinity;

    /// <summary>The totals of every home, in the plant's order.</summary>
    /// <param name="parts">What took part.</param>
    public static IReadOnlyList<NodeTotals> Of(SimulationParts parts)
    {
        NodeTotals[] totals = [.. parts.Plant.Homes.Select(home => new NodeTotals(home.Household.Id))];
        Dictionary<string, NodeTotals> byId = totals.ToDictionary(total => total.NodeId, StringComparer.Ordinal);
        IReadOnlyList<IntervalStatistics> intervals = parts.Record.Complete;
        foreach (IntervalStatistics interval in intervals)
        {
            Array.ForEach(totals, total => total.AddVoltages(interval, Array.IndexOf(totals, total)));
            SettlementResult settlement = parts.Record.Settled(interval.StartS).Settlement;
            foreach (NodeSettlement node in settlement.Nodes)
            {
                byId[node.NodeId].AddSettlement(node);
            }
        }

        AddCounters(byId, parts, intervals);
        return totals;
    }

    private static void AddCounters(Dictionary<string, NodeTotals> totals, SimulationParts parts, IReadOnlyList<IntervalStatistics> intervals)
    {
        if (intervals.Count == 0)
        {
            return;
        }

        // The counters at the start are those that the interval before the first was closed with.
        IReadOnlyDictionary<string, MeterReading> first = parts.Record.Settled(intervals[0].StartS - parts.Schedule.IntervalS).Readings;
        IReadOnlyDictionary<string, MeterReading> last = parts.Record.Settled(intervals[^1].StartS).Readings;
        foreach ((string nodeId, NodeTotals total) in totals)
        {
            if (first.TryGetValue(nodeId, out MeterReading start) && last.TryGetValue(nodeId, out MeterReading end))
            {
                total.ImportWh = end.ImportWh - start.ImportWh;
                total.ExportWh = end.ExportWh - start.ExportWh;
            }
        }
    }

    private void AddVoltages(IntervalStatistics interval, int home)
    {
        for (int phase = 0; phase < 3; phase++)
        {
            Spread spread = interval.VoltagePu[home, phase];
            if (spread.HasValue)
            {
                MinVoltagePu = Math.Min(MinVoltagePu, spread.Min);
                MaxVoltagePu = Math.Max(MaxVoltagePu, spread.Max);
            }
        }
    }

    private void AddSettlement(NodeSettlement node)
    {
        SettledWh += node.SettledJ / 3600.0;
        BoughtLocallyWh += Math.Max(node.TradedJ, 0) / 3600.0;
        SoldLocallyWh += Math.Max(-node.TradedJ, 0) / 3600.0;
        AmountMicroEur += node.AmountMicroEur;
    }
}

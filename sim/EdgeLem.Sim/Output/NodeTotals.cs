using EdgeLem.Gateway.Rounds;
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
            SettlementResult settlement = parts.Record.Final(interval.StartS);
            foreach (NodeSettlement node in settlement.Nodes)
            {
                byId[node.NodeId].AddSettlement(node);
            }
        }

        if (intervals.Count > 0)
        {
            // The counters at the start are those that the interval before the first was closed with.
            long beforeS = intervals[0].StartS - parts.Schedule.IntervalS;
            AddCounters(byId, [beforeS, .. intervals.Select(interval => interval.StartS)], parts.Record);
        }

        return totals;
    }

    /// <summary>From the first to the last reading that was accepted: a meter that is dead at either end still shows what it counted between.</summary>
    private static void AddCounters(Dictionary<string, NodeTotals> totals, IEnumerable<long> intervalStartsS, RunRecord record)
    {
        var first = new Dictionary<string, MeterReading>(StringComparer.Ordinal);
        foreach (SettledRound settled in intervalStartsS.Select(record.Settled))
        {
            foreach (MeteredEnergy meter in settled.Meters.Where(meter => meter.Refusal is MeterRefusal.None or MeterRefusal.FirstReading))
            {
                MeterReading reading = settled.Readings[meter.NodeId];
                first.TryAdd(meter.NodeId, reading);
                totals[meter.NodeId].ImportWh = reading.ImportWh - first[meter.NodeId].ImportWh;
                totals[meter.NodeId].ExportWh = reading.ExportWh - first[meter.NodeId].ExportWh;
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

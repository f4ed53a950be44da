using System.Collections.Immutable;

namespace EdgeLem.Market.Settlement.Corrections;

/// <summary>Settles an interval anew when meter readings came after it was settled, at its own trades, prices, charges and imbalance rule.</summary>
public static class Resettlement
{
    /// <summary>Corrects a settled interval.</summary>
    /// <param name="settled">What it was settled from, with the energies of earlier corrections.</param>
    /// <param name="late">What late readings add per node to the energy that it was settled on.</param>
    /// <returns>The correction; its lines are the difference between settling with the readings and without.</returns>
    /// <exception cref="ArgumentException">A reading has no use, or a node id is not allowed.</exception>
    public static Correction Of(SettlementInput settled, IEnumerable<LateReading> late)
    {
        ArgumentNullException.ThrowIfNull(settled);
        ArgumentNullException.ThrowIfNull(late);
        IReadOnlyDictionary<string, long> traded = TradedEnergy.PerNode(settled.Trades, settled.Interval);
        Dictionary<string, MeteredEnergy> meters = settled.Meters.ToDictionary(meter => meter.NodeId, StringComparer.Ordinal);
        foreach (LateReading reading in late)
        {
            MeteredEnergy before = meters.GetValueOrDefault(reading.NodeId, Estimate(reading.NodeId, traded));
            meters[reading.NodeId] = before with { EnergyJ = checked(before.EnergyJ + reading.EnergyJ), Quality = MeterQuality.Metered, Refusal = reading.Refusal };
        }

        ImmutableArray<MeteredEnergy> corrected = [.. meters.Values.OrderBy(meter => meter.NodeId, StringComparer.Ordinal)];
        return new Correction(settled.Prices, IntervalSettlement.Settle(settled), IntervalSettlement.Settle(settled with { Meters = corrected }));
    }

    /// <summary>A node that has no entry was settled on its trades.</summary>
    private static MeteredEnergy Estimate(string nodeId, IReadOnlyDictionary<string, long> traded) =>
        new(Accounts.RefuseUnlessNodeId(nodeId), traded.GetValueOrDefault(nodeId), MeterQuality.Estimated, MeterRefusal.NoReading);
}

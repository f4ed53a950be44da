using System.Collections.Immutable;
using EdgeLem.Market.Settlement.Charges;
using EdgeLem.Market.Settlement.Imbalance;

namespace EdgeLem.Market.Settlement;

/// <summary>Settles one interval in whole joules and micro-euros: trades, deviations and the retailer's side of them.</summary>
/// <remarks>
/// <para>Per node and price: E = sum of (bought - sold) power x seconds; the line's amount is -cost(E, price), rounded once
/// (<see cref="EnergyPrice.CostMicroEur"/>). Per node: D = settled - traded energy, bought from the retailer at the short price when positive,
/// sold to it at the long price when negative; the imbalance rule makes those prices of the retailer's, the trades and the sum of all D.</para>
/// <para>Charges of the network: per account, kind, side and price one line, -cost of the summed energy at the price; charges that come as whole amounts are summed. The
/// network operator has its lines after the nodes.</para>
/// <para>The retailer has one line for all energy sold to nodes and one for all bought from them, each -cost of its own sum, so every line can be
/// checked by itself. One last line holds what rounding left over, at most half a micro-euro per other line. Without it the books would not close:
/// three nodes that sell a third of a micro-euro each and one that pays one.</para>
/// <para>Lines of 0 J are not written, except for charges with an amount.</para>
/// </remarks>
public static class IntervalSettlement
{
    /// <summary>Settles one interval.</summary>
    /// <param name="input">Trades, meters and prices.</param>
    /// <returns>Lines whose amounts and energies each sum to exactly 0.</returns>
    /// <exception cref="ArgumentException">A node has two meter entries, or one with an id that is not allowed.</exception>
    public static SettlementResult Settle(SettlementInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        SortedDictionary<string, NodeEnergy> nodes = new(StringComparer.Ordinal);
        foreach (TradedEnergy traded in TradedEnergy.PerNodeAndPrice(input.Trades, input.Interval))
        {
            nodes.TryAdd(traded.NodeId, new NodeEnergy());
            nodes[traded.NodeId].Trades.Add(traded);
        }

        AddMeters(nodes, input.Meters);
        AccountCharges charges = new(input.Charges);
        foreach (string account in charges.Names.Where(Accounts.IsNodeId))
        {
            nodes.TryAdd(account, new NodeEnergy());
        }

        long deviationJ = nodes.Values.Aggregate(0L, (sum, node) => checked(sum + node.DeviationJ));
        SettlementLedger ledger = new(input.Interval.StartS, input.Imbalance.PricesOf(ImbalanceState.Of(input.Prices, deviationJ, input.Trades)), charges);
        ImmutableArray<NodeSettlement> settlements = [.. nodes.Select(node => ledger.Settle(node.Key, node.Value))];
        long roundingMicroEur = ledger.CloseMarket();
        return new SettlementResult { Interval = input.Interval, Lines = ledger.ToLines(), Nodes = settlements, RoundingMicroEur = roundingMicroEur };
    }

    private static void AddMeters(SortedDictionary<string, NodeEnergy> nodes, ImmutableArray<MeteredEnergy> meters)
    {
        foreach (MeteredEnergy meter in meters)
        {
            nodes.TryAdd(Accounts.RefuseUnlessNodeId(meter.NodeId), new NodeEnergy());
            NodeEnergy node = nodes[meter.NodeId];
            if (node.Meter is not null)
            {
                throw new ArgumentException($"Node {meter.NodeId} has two meter entries in one interval. Close each node's interval once.", nameof(meters));
            }

            node.Meter = meter;
        }
    }

    internal sealed class NodeEnergy
    {
        public List<TradedEnergy> Trades { get; } = [];

        public MeteredEnergy? Meter { get; set; }

        public long TradedJ => Trades.Sum(trade => trade.EnergyJ);

        public MeterQuality Quality => Meter?.Quality ?? MeterQuality.Estimated;

        public long DeviationJ => Meter is { } meter ? checked(meter.EnergyJ - TradedJ) : 0;
    }
}

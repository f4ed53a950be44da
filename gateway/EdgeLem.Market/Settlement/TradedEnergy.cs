using System.Collections.Immutable;
using EdgeLem.Market.Clearing;

namespace EdgeLem.Market.Settlement;

/// <summary>Energy that a node traded at one price in one interval.</summary>
/// <param name="NodeId">The node.</param>
/// <param name="PriceMicroEurPerKwh">The price, micro-euro per kWh.</param>
/// <param name="EnergyJ">Bought minus sold energy, J.</param>
public readonly record struct TradedEnergy(string NodeId, long PriceMicroEurPerKwh, long EnergyJ)
{
    /// <summary>Sums trades per node and price: power x length of the interval, bought positive.</summary>
    /// <param name="trades">The trades.</param>
    /// <param name="interval">Their interval.</param>
    /// <returns>In ordinal order of the node ids, then by rising price; entries of 0 J (bought and sold alike) are kept.</returns>
    public static ImmutableArray<TradedEnergy> PerNodeAndPrice(ImmutableArray<Trade> trades, MarketInterval interval)
    {
        Dictionary<(string NodeId, long Price), long> sumsJ = [];
        foreach (Trade trade in trades)
        {
            long energyJ = checked(trade.QuantityW * interval.LengthS);
            Add(sumsJ, (trade.Buyer.NodeId, trade.PriceMicroEurPerKwh), energyJ);
            Add(sumsJ, (trade.Seller.NodeId, trade.PriceMicroEurPerKwh), -energyJ);
        }

        TradedEnergy[] sums = [.. sumsJ.Select(sum => new TradedEnergy(sum.Key.NodeId, sum.Key.Price, sum.Value))];
        Array.Sort(sums, Compare);
        return [.. sums];
    }

    /// <summary>Sums trades per node over all prices, J, bought positive.</summary>
    /// <param name="trades">The trades.</param>
    /// <param name="interval">Their interval.</param>
    public static IReadOnlyDictionary<string, long> PerNode(ImmutableArray<Trade> trades, MarketInterval interval)
    {
        Dictionary<string, long> sumsJ = new(StringComparer.Ordinal);
        foreach (TradedEnergy traded in PerNodeAndPrice(trades, interval))
        {
            sumsJ[traded.NodeId] = checked(sumsJ.GetValueOrDefault(traded.NodeId) + traded.EnergyJ);
        }

        return sumsJ;
    }

    private static void Add(Dictionary<(string NodeId, long Price), long> sumsJ, (string NodeId, long Price) key, long energyJ) =>
        sumsJ[key] = checked(sumsJ.GetValueOrDefault(key) + energyJ);

    private static int Compare(TradedEnergy x, TradedEnergy y)
    {
        int byNode = string.CompareOrdinal(x.NodeId, y.NodeId);
        return byNode != 0 ? byNode : x.PriceMicroEurPerKwh.CompareTo(y.PriceMicroEurPerKwh);
    }
}

using System.Collections.Immutable;
using EdgeLem.Market.Clearing;

namespace EdgeLem.Market.Settlement.Imbalance;

/// <summary>What imbalance prices depend on.</summary>
/// <param name="Prices">The retailer's prices.</param>
/// <param name="DeviationJ">Sum of all nodes' deviations, J; positive when the feeder as a whole took more than was traded (it is short).</param>
/// <param name="LocalPriceMicroEurPerKwh">What a traded kWh cost in the middle, micro-euro; between the retailer's prices.</param>
public readonly record struct ImbalanceState(RetailerPrices Prices, long DeviationJ, long LocalPriceMicroEurPerKwh)
{
    /// <summary>The state of an interval.</summary>
    /// <param name="prices">The retailer's prices.</param>
    /// <param name="deviationJ">Sum of all nodes' deviations, J.</param>
    /// <param name="trades">The trades; their local price is the mean over their power, halves rounded down, brought between the retailer's prices. Without
    /// trades the middle of those, half a micro-euro rounded down.</param>
    public static ImbalanceState Of(RetailerPrices prices, long deviationJ, ImmutableArray<Trade> trades)
    {
        long lowest = prices.FeedInPriceMicroEurPerKwh;
        long highest = prices.RetailPriceMicroEurPerKwh;
        long local = trades.IsEmpty ? lowest + ((highest - lowest) >> 1) : Math.Clamp(MeanPrice(trades), lowest, highest);
        return new ImbalanceState(prices, deviationJ, local);
    }

    private static long MeanPrice(ImmutableArray<Trade> trades)
    {
        Int128 moneyFlow = 0;
        Int128 powerW = 0;
        foreach (Trade trade in trades)
        {
            moneyFlow += (Int128)trade.QuantityW * trade.PriceMicroEurPerKwh;
            powerW += trade.QuantityW;
        }

        // Halves down, also below zero: the division of integers alone would round towards zero there.
        Int128 doubled = (2 * moneyFlow) + powerW - 1;
        Int128 quotient = doubled / (2 * powerW);
        return (long)(doubled % (2 * powerW) < 0 ? quotient - 1 : quotient);
    }
}

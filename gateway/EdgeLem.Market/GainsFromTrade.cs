using EdgeLem.Market.Clearing;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Market;

/// <summary>
/// The welfare of local trade: what it gains over trading the same energy with the retailer. It does not depend on prices, which only share it out.
/// </summary>
/// <remarks>
/// Gain = sum(b x) - sum(o y) over the cleared powers x of bids and y of offers, with b = min(limit, retail price) and o = max(limit, feed-in price): nobody needs a neighbour for what
/// the retailer sells cheaper or pays more for. Since sum(x) = sum(y), a uniform price without network limits reaches the largest gain there is (<see cref="UniformPriceClearing"/>).
/// </remarks>
public static class GainsFromTrade
{
    /// <summary>Gains of one interval.</summary>
    /// <param name="clearing">What every order got.</param>
    /// <param name="prices">The retailer's prices.</param>
    /// <param name="interval">The interval.</param>
    /// <returns>Micro-euro, to the nearest one, halves away from zero; negative when trades were forced on orders beyond their limits.</returns>
    /// <exception cref="OverflowException">The gains do not fit 64 bits.</exception>
    public static long MicroEur(ClearingResult clearing, RetailerPrices prices, MarketInterval interval)
    {
        ArgumentNullException.ThrowIfNull(clearing);
        Int128 sum = 0;
        foreach (Fill bid in clearing.Bids)
        {
            sum += (Int128)Math.Min(bid.Order.PriceMicroEurPerKwh, prices.RetailPriceMicroEurPerKwh) * bid.ClearedW;
        }

        foreach (Fill offer in clearing.Offers)
        {
            sum -= (Int128)Math.Max(offer.Order.PriceMicroEurPerKwh, prices.FeedInPriceMicroEurPerKwh) * offer.ClearedW;
        }

        return EnergyPrice.RoundMicroEur(sum * interval.LengthS);
    }

    /// <summary>The most that trade can gain: a uniform price on the same orders, without network limits.</summary>
    /// <param name="marketCase">The round.</param>
    /// <returns>Micro-euro.</returns>
    public static long OptimumMicroEur(MarketCase marketCase)
    {
        ArgumentNullException.ThrowIfNull(marketCase);
        return MicroEur(new UniformPriceClearing().Clear(marketCase.Book, marketCase.Prices), marketCase.Prices, marketCase.Interval);
    }
}

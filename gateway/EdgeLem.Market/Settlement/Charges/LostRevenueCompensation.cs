using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Settlement.Charges;

/// <summary>
/// Refused offers at what their energy would have sold for: the local price where the offer accepts it, else the feed-in price; <c>lost-revenue</c> in the
/// configuration. A refused bid has no revenue to lose.
/// </summary>
public sealed class LostRevenueCompensation : ICompensationRule
{
    /// <inheritdoc/>
    public string Name => "lost-revenue";

    /// <inheritdoc/>
    public long PriceMicroEurPerKwh(in Order order, CompensationTerms terms)
    {
        if (order.Side == OrderSide.Bid)
        {
            return 0;
        }

        bool wouldHaveTraded = terms.LocalPriceMicroEurPerKwh is { } local && order.PriceMicroEurPerKwh <= local;
        return Math.Max(0, wouldHaveTraded ? terms.LocalPriceMicroEurPerKwh!.Value : terms.Prices.FeedInPriceMicroEurPerKwh);
    }
}

using EdgeLem.Market.Clearing.Matching;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Clearing.Auctions;

/// <summary>The operator of a microgrid buys for everybody at the lowest cost; <c>single-sided</c> in the configuration.</summary>
/// <remarks>
/// <para>Rule: demand is served whatever its limits are, because the operator buys and not the nodes, as long as that costs no more than the retailer. Offers
/// are taken in merit order until the demand is met; all get the limit of the dearest one taken, and every consumer pays that. Offers at that limit share pro
/// rata, and so do all bids when supply is short.</para>
/// <para>Merit order is the cheapest way to meet a demand, so no search for it is needed: the exact optimum costs one pass. A bid's limit below the price is
/// overruled; that is what a single-sided market means, and the only mechanism here that does it.</para>
/// </remarks>
public sealed class SingleSidedClearing : IMarketClearing
{
    /// <inheritdoc/>
    public string Name => "single-sided";

    /// <inheritdoc/>
    public ClearingResult Clear(OrderBook book, RetailerPrices prices)
    {
        TwoSides sides = TwoSides.Of(book, prices);
        int offers = sides.Offers.CountAccepting(prices.RetailPriceMicroEurPerKwh);
        long supplyW = 0;
        for (int i = 0; i < offers; i++)
        {
            supplyW += sides.Offers.QuantitiesW[i];
        }

        long volumeW = Math.Min(supplyW, sides.Bids.TotalW);
        if (volumeW == 0)
        {
            return sides.ToResult(Name, []);
        }

        LargestRemainder.Share(sides.Bids.QuantitiesW, volumeW, sides.Bids.ClearedW);
        AuctionSide sellers = Procure(sides.Offers, volumeW);
        return sides.ToResult(Name, TradePairing.InMeritOrder(sides, sellers.LastAcceptedLimit), _ => UnfilledReason.RationedAtMargin, WhyNotTaken(sides, sellers));
    }

    private static AuctionSide Procure(BookSide offers, long volumeW)
    {
        AuctionSide sellers = new(offers);
        while (volumeW > 0)
        {
            long quantityW = Math.Min(volumeW, sellers.RemainingW);
            sellers.Take(quantityW);
            volumeW -= quantityW;
        }

        sellers.RationMargin();
        return sellers;
    }

    private static Func<int, UnfilledReason> WhyNotTaken(TwoSides sides, AuctionSide sellers)
    {
        long margin = sellers.LastAcceptedLimit;
        return index => sides.Offers.Limits[index] == margin ? UnfilledReason.RationedAtMargin : Later(index);

        UnfilledReason Later(int index) =>
            sides.Offers.WhyUnfilled(index, sides.Bids) is UnfilledReason.OutsideRetailerPrices ? UnfilledReason.OutsideRetailerPrices : UnfilledReason.Outbid;
    }
}

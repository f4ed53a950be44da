using System.Collections.Immutable;
using EdgeLem.Market.Clearing.Auctions;
using EdgeLem.Market.Clearing.Matching;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Clearing;

/// <summary>Uniform-price double auction with the retailer as outside option; <c>uniform-price</c> in the configuration.</summary>
/// <remarks>
/// <para>Symbols: F, R = feed-in and retail price, F &lt;= R. A limit beyond the retailer's price is worth no more than that price, because nobody pays
/// or gets it: the limit of a bid is b = min(price, R), of an offer o = max(price, F). So a bid above R gains no rank over a bid at R.</para>
/// <para>Volume: the largest V at which the V-th watt of demand (by falling b) still reaches the V-th watt of supply (by rising o), b >= o.
/// It maximises the gain over trading with the retailer, sum(b x) - sum(o y).</para>
/// <para>Rationing: on each side, limits better than the marginal one are filled completely; orders at the marginal limit share what is left in proportion
/// to their quantities (largest remainders, odd watts in merit order). Equal orders at the margin so differ by at most 1 W, and splitting an
/// order or sending it earlier gains no more than the odd watts.</para>
/// <para>Price: the middle of [max(last accepted o, first rejected b), min(last accepted b, first rejected o)], half a micro-euro rounded down.
/// A partly filled order counts as accepted and as rejected, so it sets the price alone. Every price of that interval clears the market, the interval is
/// never empty, and it lies in [F, R] because the limits do.</para>
/// <para>Pairing: both sides are walked in merit order; the pairs carry no meaning for money, since the price is one.</para>
/// <para>Cost: one pass per side after the book's sort; no allocation beyond the result but three arrays of numbers per side.</para>
/// </remarks>
public sealed class UniformPriceClearing : IMarketClearing
{
    /// <inheritdoc/>
    public string Name => "uniform-price";

    /// <inheritdoc/>
    public ClearingResult Clear(OrderBook book, RetailerPrices prices)
    {
        TwoSides sides = TwoSides.Of(book, prices);
        AuctionSide bids = new(sides.Bids);
        AuctionSide offers = new(sides.Offers);
        long volumeW = AuctionSide.Match(bids, offers);
        bids.RationMargin();
        offers.RationMargin();
        ImmutableArray<Trade> trades = volumeW > 0 ? TradePairing.InMeritOrder(sides, MiddlePrice(bids, offers)) : [];
        return sides.ToResult(Name, trades, bids.WhyUnfilled(offers), offers.WhyUnfilled(bids));
    }

    private static long MiddlePrice(AuctionSide bids, AuctionSide offers)
    {
        long lowest = bids.HasRemainder ? Math.Max(offers.LastAcceptedLimit, bids.RemainingLimit) : offers.LastAcceptedLimit;
        long highest = offers.HasRemainder ? Math.Min(bids.LastAcceptedLimit, offers.RemainingLimit) : bids.LastAcceptedLimit;
        return lowest + ((highest - lowest) >> 1);
    }
}

using System.Collections.Immutable;
using EdgeLem.Market.Clearing.Matching;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Clearing.Auctions;

/// <summary>McAfee's double auction, in which it is best to state one's true limit price; <c>mcafee</c> in the configuration. A baseline for comparison.</summary>
/// <remarks>
/// <para>Symbols: clamped limits b_1 >= b_2 ..., o_1 &lt;= o_2 ... in merit order; K, L = the last bid and offer of which the uniform price would take anything.</para>
/// <para>Rule: if K and L are both taken completely and the middle p of b_(K+1) and o_(L+1) (the retailer's prices where there is none) lies between o_L and b_K,
/// all of them trade at p. Otherwise bid K and offer L are excluded; the orders before them trade, buyers at b_K, sellers at o_L, and the longer side shares what
/// the shorter one leaves pro rata (odd watts by node id and number, which no price changes).</para>
/// <para>The price that an order meets is always set by others, and a better price never gets it more than being among the winners does. So no order gains by a
/// limit other than its true one, whatever the others do. That holds per order with its quantity given: a node with several orders, or one that overstates its
/// quantity, is outside of it.</para>
/// <para>Budget: buyers pay (b_K - o_L) per kWh more than sellers get, never less: the surplus is the <see cref="Trade.MarginMicroEurPerKwh"/> of every trade
/// and goes to the operator of the market. If it went back to the traders, prices would depend on their own limits again.</para>
/// <para>Source: R. P. McAfee, A dominant strategy double auction, Journal of Economic Theory 56 (1992); quantities after P. Huang, A. Scheller-Wolf and
/// K. Sycara, Design of a multi-unit double auction e-market, Computational Intelligence 18 (2002).</para>
/// </remarks>
public sealed class McAfeeClearing : IMarketClearing
{
    /// <inheritdoc/>
    public string Name => "mcafee";

    /// <inheritdoc/>
    public ClearingResult Clear(OrderBook book, RetailerPrices prices)
    {
        TwoSides sides = TwoSides.Of(book, prices);
        AuctionSide bids = new(sides.Bids);
        AuctionSide offers = new(sides.Offers);
        bool hasVolume = AuctionSide.Match(bids, offers) > 0;
        int lastBid = bids.LastAccepted;
        int lastOffer = offers.LastAccepted;
        if (!hasVolume)
        {
            return sides.ToResult(Name, []);
        }

        if (CommonPrice(bids, offers, prices) is long common)
        {
            return Result(sides, TradePairing.InMeritOrder(sides, common), -1, -1);
        }

        Reduce(sides, lastBid, lastOffer);
        long buyerPrice = sides.Bids.Limits[lastBid];
        long margin = buyerPrice - sides.Offers.Limits[lastOffer];
        return Result(sides, [.. TradePairing.InMeritOrder(sides, buyerPrice).Select(trade => trade with { MarginMicroEurPerKwh = margin })], lastBid, lastOffer);
    }

    /// <summary>The price at which all of them can trade, or null.</summary>
    private static long? CommonPrice(AuctionSide bids, AuctionSide offers, RetailerPrices prices)
    {
        if (bids.IsSplit || offers.IsSplit)
        {
            return null;
        }

        long rejectedBid = bids.HasRemainder ? Math.Max(bids.RemainingLimit, prices.FeedInPriceMicroEurPerKwh) : prices.FeedInPriceMicroEurPerKwh;
        long rejectedOffer = offers.HasRemainder ? Math.Min(offers.RemainingLimit, prices.RetailPriceMicroEurPerKwh) : prices.RetailPriceMicroEurPerKwh;
        long middle = rejectedBid + ((rejectedOffer - rejectedBid) >> 1);
        return middle >= offers.LastAcceptedLimit && middle <= bids.LastAcceptedLimit ? middle : null;
    }

    private static void Reduce(TwoSides sides, int bids, int offers)
    {
        long demandW = SumW(sides.Bids, bids);
        long supplyW = SumW(sides.Offers, offers);
        Share(sides.Bids, bids, Math.Min(demandW, supplyW));
        Share(sides.Offers, offers, Math.Min(demandW, supplyW));
    }

    private static long SumW(BookSide side, int count)
    {
        long sumW = 0;
        for (int i = 0; i < count; i++)
        {
            sumW += side.QuantitiesW[i];
        }

        return sumW;
    }

    /// <summary>Shares a volume among the first orders of a side in a sequence that does not depend on their prices.</summary>
    private static void Share(BookSide side, int count, long volumeW)
    {
        int[] winners = [.. Enumerable.Range(0, count)
            .OrderBy(index => side.Orders[index].NodeId, StringComparer.Ordinal).ThenBy(index => side.Orders[index].OrderId)];
        long[] partsW = new long[count];
        LargestRemainder.Share([.. winners.Select(index => side.QuantitiesW[index])], volumeW, partsW);
        Array.Clear(side.ClearedW);
        for (int i = 0; i < count; i++)
        {
            side.ClearedW[winners[i]] = partsW[i];
        }
    }

    private ClearingResult Result(TwoSides sides, ImmutableArray<Trade> trades, int excludedBid, int excludedOffer) =>
        sides.ToResult(Name, trades, Why(sides.Bids, sides.Offers, excludedBid), Why(sides.Offers, sides.Bids, excludedOffer));

    private static Func<int, UnfilledReason> Why(BookSide side, BookSide other, int excluded) => index => index.CompareTo(excluded) switch
    {
        0 => UnfilledReason.ExcludedToSetPrice,
        < 0 => UnfilledReason.RationedAtMargin,
        _ => side.WhyUnfilled(index, other),
    };
}

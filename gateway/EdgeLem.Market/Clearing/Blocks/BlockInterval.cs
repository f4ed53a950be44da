using EdgeLem.Market.Clearing.Auctions;
using EdgeLem.Market.Clearing.Matching;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Clearing.Blocks;

/// <summary>One interval of a block auction with a set of blocks accepted: the divisible orders around them, and the prices that clear it.</summary>
internal sealed class BlockInterval
{
    /// <summary>The middle between lowest and highest price, where the uniform price is.</summary>
    public const int MiddlePerMille = 500;

    private readonly TwoSides _sides;
    private readonly AuctionSide _bids;
    private readonly AuctionSide _offers;

    private BlockInterval(TwoSides sides)
    {
        _sides = sides;
        _bids = new AuctionSide(sides.Bids);
        _offers = new AuctionSide(sides.Offers);
    }

    /// <summary>Lowest price that clears the interval, micro-euro per kWh.</summary>
    public long LowestPrice { get; private set; }

    /// <summary>Highest price that clears it.</summary>
    public long HighestPrice { get; private set; }

    /// <summary>What the divisible orders gain, W times micro-euro per kWh.</summary>
    public Int128 Gain { get; private set; }

    /// <summary>Clears around the accepted blocks.</summary>
    /// <param name="book">The divisible orders.</param>
    /// <param name="prices">The retailer's prices.</param>
    /// <param name="netBlocksW">Demand less supply of the accepted blocks, W.</param>
    /// <returns>Null when the blocks cannot be served.</returns>
    public static BlockInterval? Clear(OrderBook book, RetailerPrices prices, long netBlocksW)
    {
        BlockInterval interval = new(TwoSides.Of(book, prices));
        bool isServed = netBlocksW >= 0
            ? Serve(interval._offers, netBlocksW, prices.RetailPriceMicroEurPerKwh)
            : Serve(interval._bids, -netBlocksW, prices.FeedInPriceMicroEurPerKwh);
        if (!isServed)
        {
            return null;
        }

        AuctionSide.Match(interval._bids, interval._offers);
        interval._bids.RationMargin();
        interval._offers.RationMargin();
        interval.FindPrices(prices);
        interval.Gain = Value(interval._sides.Bids) - Value(interval._sides.Offers);
        return interval;
    }

    /// <summary>The price at a place between the lowest and the highest one.</summary>
    /// <param name="perMille">0 for the lowest, 1000 for the highest.</param>
    public long PriceAt(int perMille) => LowestPrice + ((HighestPrice - LowestPrice) * perMille / 1000);

    /// <summary>Power that each divisible order got, W.</summary>
    public IEnumerable<(OrderKey Key, long ClearedW)> Cleared() => ClearedOf(_sides.Bids).Concat(ClearedOf(_sides.Offers));

    private static IEnumerable<(OrderKey Key, long ClearedW)> ClearedOf(BookSide side) => side.Orders.Select((order, index) => (order.Key, side.ClearedW[index]));

    /// <summary>Takes power for the blocks from the best orders, whatever they cost within the retailer's prices.</summary>
    private static bool Serve(AuctionSide side, long quantityW, long worstPrice)
    {
        while (quantityW > 0 && side.HasRemainder && IsWithin(side, worstPrice))
        {
            long partW = Math.Min(quantityW, side.RemainingW);
            side.Take(partW);
            quantityW -= partW;
        }

        return quantityW == 0;
    }

    private static bool IsWithin(AuctionSide side, long worstPrice) =>
        side.Side.Side == OrderSide.Bid ? side.RemainingLimit >= worstPrice : side.RemainingLimit <= worstPrice;

    private void FindPrices(RetailerPrices prices)
    {
        long lowest = prices.FeedInPriceMicroEurPerKwh;
        long highest = prices.RetailPriceMicroEurPerKwh;
        if (_offers.LastAccepted >= 0)
        {
            lowest = Math.Max(lowest, _offers.LastAcceptedLimit);
        }

        if (_bids.HasRemainder)
        {
            lowest = Math.Max(lowest, _bids.RemainingLimit);
        }

        if (_bids.LastAccepted >= 0)
        {
            highest = Math.Min(highest, _bids.LastAcceptedLimit);
        }

        if (_offers.HasRemainder)
        {
            highest = Math.Min(highest, _offers.RemainingLimit);
        }

        (LowestPrice, HighestPrice) = (lowest, highest);
    }

    private static Int128 Value(BookSide side)
    {
        Int128 value = 0;
        for (int i = 0; i < side.Count; i++)
        {
            value += Math.BigMul(side.ClearedW[i], side.Limits[i]);
        }

        return value;
    }
}

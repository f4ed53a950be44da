using System.Collections.Immutable;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Clearing.Blocks;

/// <summary>What a block auction works on.</summary>
/// <param name="books">The divisible orders per interval.</param>
/// <param name="blocks">The blocks, at most 64.</param>
/// <param name="prices">The retailer's prices in all intervals.</param>
internal sealed class BlockProblem(ImmutableArray<OrderBook> books, ImmutableArray<BlockOrder> blocks, RetailerPrices prices)
{
    // Two sets of blocks that are tried one after the other seldom differ in more than a few intervals.
    private readonly (long NetW, BlockInterval? Cleared)?[] _last = new (long, BlockInterval?)?[books.Length];

    public ImmutableArray<OrderBook> Books => books;

    public ImmutableArray<BlockOrder> Blocks => blocks;

    public RetailerPrices Prices => prices;

    public IEnumerable<BlockOrder> BlocksOf(ulong accepted) => Blocks.Where((_, index) => (accepted >> index & 1) == 1);

    /// <summary>An interval cleared around some blocks; null when they cannot be served.</summary>
    public BlockInterval? ClearedWith(ulong accepted, int interval)
    {
        long netW = NetW(accepted, interval);
        if (_last[interval] is not { } last || last.NetW != netW)
        {
            last = (netW, BlockInterval.Clear(books[interval], prices, netW));
            _last[interval] = last;
        }

        return last.Cleared;
    }

    /// <summary>Demand less supply of some blocks in an interval, W.</summary>
    private long NetW(ulong accepted, int interval)
    {
        long netW = 0;
        foreach (BlockOrder block in BlocksOf(accepted))
        {
            netW += block.Side == OrderSide.Bid ? block.QuantitiesW[interval] : -block.QuantitiesW[interval];
        }

        return netW;
    }

    /// <summary>A block's limit, clamped to the retailer's prices as that of every order.</summary>
    public long LimitOf(BlockOrder block) => block.Side == OrderSide.Bid
        ? Math.Min(block.PriceMicroEurPerKwh, Prices.RetailPriceMicroEurPerKwh)
        : Math.Max(block.PriceMicroEurPerKwh, Prices.FeedInPriceMicroEurPerKwh);

    /// <summary>An interval's book with some blocks in it as orders.</summary>
    public OrderBook BookWith(ulong accepted, int interval) => new(Books[interval].Bids.Concat(Books[interval].Offers)
        .Concat(BlocksOf(accepted).Select(block => block.InInterval(interval)).OfType<Order>()));
}

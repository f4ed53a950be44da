using System.Collections.Immutable;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Clearing.Blocks;

/// <summary>What a block auction works on.</summary>
/// <param name="Books">The divisible orders per interval.</param>
/// <param name="Blocks">The blocks, at most 64.</param>
/// <param name="Prices">The retailer's prices in all intervals.</param>
internal sealed record BlockProblem(ImmutableArray<OrderBook> Books, ImmutableArray<BlockOrder> Blocks, RetailerPrices Prices)
{
    public IEnumerable<BlockOrder> BlocksOf(ulong accepted) => Blocks.Where((_, index) => (accepted >> index & 1) == 1);

    /// <summary>Demand less supply of some blocks in an interval, W.</summary>
    public long NetW(ulong accepted, int interval)
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

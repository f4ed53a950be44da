using System.Collections.Immutable;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Clearing.Blocks;

/// <summary>One interval of a block auction whose blocks are decided: accepted blocks are served first, the rest clears as in <see cref="UniformPriceClearing"/>.</summary>
/// <remarks>
/// A grid policy clears an interval several times, with less of the orders that the network does not carry; this is the mechanism that it does it with. Price: the place of the block auction
/// in the range of clearing prices. Where what is left of the other orders cannot serve the blocks they are orders like all others, so that nothing is traded twice; a block that then is not
/// served as a whole is for the caller to reject.
/// </remarks>
/// <param name="blocks">Keys of the accepted blocks; the other orders of a book are divisible.</param>
/// <param name="perMille">Place of the price between lowest and highest, 0 to 1000.</param>
public sealed class FirmBlockClearing(ImmutableHashSet<OrderKey> blocks, int perMille) : IMarketClearing
{
    /// <inheritdoc/>
    public string Name => "uniform-price";

    /// <inheritdoc/>
    public ClearingResult Clear(OrderBook book, RetailerPrices prices)
    {
        ArgumentNullException.ThrowIfNull(book);
        OrderBook divisible = new(book.Bids.Concat(book.Offers).Where(order => !blocks.Contains(order.Key)));
        BlockInterval? interval = BlockInterval.Clear(divisible, prices, SumW(book.Bids) - SumW(book.Offers));
        return interval is null
            ? new UniformPriceClearing().Clear(book, prices)
            : BlockResults.Of(Name, book, (prices, interval.PriceAt(perMille)), interval.Cleared());
    }

    private long SumW(ImmutableArray<Order> side) => side.Where(order => blocks.Contains(order.Key)).Sum(order => order.QuantityW);
}

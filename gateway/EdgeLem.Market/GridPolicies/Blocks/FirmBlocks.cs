using System.Collections.Immutable;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.Clearing.Blocks;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.GridPolicies.Blocks;

/// <summary>The accepted blocks of one interval as orders that a policy finds worth keeping whole.</summary>
/// <remarks>
/// A block's limit is for the mean of its prices, so that in one interval it may buy above it. In the policy's book its order therefore stands before all others of its side: at the best price that
/// anybody states there, and the refusal price beyond it. That way it is served first, is the last of its point to be refused, and no policy finds it not worth its price. Results show
/// the block's own limit again.
/// </remarks>
/// <param name="interval">Index of the interval.</param>
/// <param name="blocks">Accepted blocks that have power in it.</param>
internal sealed class FirmBlocks(int interval, ImmutableArray<BlockOrder> blocks)
{
    /// <summary>Clears the interval under a policy.</summary>
    /// <param name="design">The market design; its mechanism is that of the divisible orders.</param>
    /// <param name="divisible">The interval with its divisible orders.</param>
    /// <param name="perMille">Place of the price, as in <see cref="FirmBlockClearing"/>.</param>
    public GridOutcome Clear(MarketDesign design, MarketCase divisible, int perMille)
    {
        FirmBlockClearing mechanism = new([.. blocks.Select(block => block.Key)], perMille);
        OrderBook book = new(divisible.Book.Bids.Concat(divisible.Book.Offers).Concat(blocks.Select(block => Firm(block, divisible))));
        GridOutcome outcome = (design with { Clearing = mechanism }).Clear(divisible with { Book = book });
        return outcome with { Clearing = WithOwnLimits(outcome.Clearing) };
    }

    private Order Firm(BlockOrder block, MarketCase divisible)
    {
        IEnumerable<long> prices = divisible.Book.Bids.Concat(divisible.Book.Offers).Select(order => order.PriceMicroEurPerKwh).Concat(blocks.Select(other => other.PriceMicroEurPerKwh));
        long beyond = Math.Max(1, divisible.RefusalPriceMicroEurPerKwh);
        long price = block.Side == OrderSide.Bid
            ? Math.Min(prices.Max() + beyond, Order.MaximumPriceMicroEurPerKwh)
            : Math.Max(prices.Min() - beyond, -Order.MaximumPriceMicroEurPerKwh);
        return new Order(block.Key, block.Side, new OrderTerms(block.QuantitiesW[interval], price), 0);
    }

    private ClearingResult WithOwnLimits(ClearingResult clearing)
    {
        Dictionary<OrderKey, Order> own = blocks.ToDictionary(block => block.Key, block => block.InInterval(interval)!.Value);
        return clearing with { Bids = WithOwnLimits(clearing.Bids, own, MeritOrder.OfBids), Offers = WithOwnLimits(clearing.Offers, own, MeritOrder.OfOffers) };
    }

    private static ImmutableArray<Fill> WithOwnLimits(ImmutableArray<Fill> fills, Dictionary<OrderKey, Order> own, MeritOrder merit) =>
    [
        .. fills.Select(fill => own.TryGetValue(fill.Order.Key, out Order order) ? fill with { Order = order } : fill).OrderBy(fill => fill.Order, merit),
    ];
}

using System.Collections.Immutable;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.GridPolicies;

/// <summary>How much of each order of a book the network lets flow, and how a book so shortened is cleared by any mechanism.</summary>
public sealed class OrderCaps
{
    private readonly OrderBook _book;
    private readonly Dictionary<OrderKey, long> _allowedW = [];

    /// <summary>Creates caps that allow everything.</summary>
    /// <param name="book">The round's orders.</param>
    public OrderCaps(OrderBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        _book = book;
    }

    /// <summary>Allows part of an order.</summary>
    /// <param name="order">An order of the book.</param>
    /// <param name="allowedW">What may flow, W; less than 0 counts as 0, more than the order as all of it.</param>
    public void Allow(in Order order, long allowedW) => _allowedW[order.Key] = Math.Clamp(allowedW, 0, order.QuantityW);

    /// <summary>What may flow of an order, W.</summary>
    /// <param name="order">An order of the book.</param>
    public long AllowedW(in Order order) => _allowedW.TryGetValue(order.Key, out long allowedW) ? allowedW : order.QuantityW;

    /// <summary>Clears the book as far as it is allowed; the answer is about the orders as they were submitted.</summary>
    /// <param name="clearing">The mechanism.</param>
    /// <param name="prices">The retailer's prices.</param>
    /// <returns>Every order of the book; what the caps refuse is in <see cref="Fill.RefusedW"/>, with <see cref="UnfilledReason.RefusedByNetwork"/>.</returns>
    public ClearingResult Clear(IMarketClearing clearing, RetailerPrices prices)
    {
        ArgumentNullException.ThrowIfNull(clearing);
        ClearingResult shortened = clearing.Clear(new OrderBook(_book.Bids.Concat(_book.Offers).Where(order => AllowedW(order) > 0).Select(Shorten)), prices);
        Dictionary<OrderKey, Fill> fills = shortened.Bids.Concat(shortened.Offers).ToDictionary(fill => fill.Order.Key);
        return shortened with { Bids = Restore(_book.Bids, fills), Offers = Restore(_book.Offers, fills) };
    }

    private Order Shorten(Order order) => new(order.Key, order.Side, new OrderTerms(AllowedW(order), order.PriceMicroEurPerKwh), order.ArrivalS);

    private ImmutableArray<Fill> Restore(ImmutableArray<Order> orders, Dictionary<OrderKey, Fill> fills) =>
        [.. orders.Select(order => Restore(order, fills.GetValueOrDefault(order.Key)))];

    private Fill Restore(Order order, Fill shortened)
    {
        long refusedW = order.QuantityW - AllowedW(order);
        return new Fill(order, shortened.ClearedW, refusedW > 0 ? UnfilledReason.RefusedByNetwork : shortened.Reason) { RefusedW = refusedW };
    }
}

using System.Collections.Immutable;
using System.Runtime.InteropServices;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Clearing.Matching;

/// <summary>One side of a book while it is being cleared: limits, and what each order got so far.</summary>
/// <remarks>Limits are the orders' prices clamped to the retailer's; clamping keeps the sequence sorted, so equal limits stay neighbours.</remarks>
internal sealed class BookSide
{
    private readonly RetailerPrices _prices;

    private BookSide(OrderSide side, ImmutableArray<Order> orders, RetailerPrices prices)
    {
        _prices = prices;
        Side = side;
        Orders = orders;
        ClearedW = new long[orders.Length];
        Limits = new long[orders.Length];
        QuantitiesW = new long[orders.Length];
        ReadOnlySpan<Order> span = orders.AsSpan();
        for (int i = 0; i < span.Length; i++)
        {
            long price = span[i].PriceMicroEurPerKwh;
            Limits[i] = side == OrderSide.Bid ? Math.Min(price, prices.RetailPriceMicroEurPerKwh) : Math.Max(price, prices.FeedInPriceMicroEurPerKwh);
            QuantitiesW[i] = span[i].QuantityW;
            TotalW += span[i].QuantityW; // 2^31 orders of 10^9 W stay below 2^63
        }
    }

    public OrderSide Side { get; }

    public ImmutableArray<Order> Orders { get; }

    public int Count => Orders.Length;

    /// <summary>What each order is worth at most (bid) or at least (offer), micro-euro per kWh, within the retailer's prices where it can trade.</summary>
    public long[] Limits { get; }

    /// <summary>Power of each order, W.</summary>
    public long[] QuantitiesW { get; }

    /// <summary>Power that each order got, W.</summary>
    public long[] ClearedW { get; }

    public long TotalW { get; }

    public static BookSide OfBids(OrderBook book, RetailerPrices prices) => new(OrderSide.Bid, book.Bids, prices);

    public static BookSide OfOffers(OrderBook book, RetailerPrices prices) => new(OrderSide.Offer, book.Offers, prices);

    /// <summary>Power that an order has not yet got, W.</summary>
    public long RemainingW(int index) => QuantitiesW[index] - ClearedW[index];

    /// <summary>Whether an order is content with a price.</summary>
    public bool Accepts(int index, long priceMicroEurPerKwh) => Side == OrderSide.Bid ? Limits[index] >= priceMicroEurPerKwh : Limits[index] <= priceMicroEurPerKwh;

    /// <summary>Number of orders, the first of the side, that are content with a price.</summary>
    public int CountAccepting(long priceMicroEurPerKwh)
    {
        int low = 0;
        int high = Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            (low, high) = Accepts(middle, priceMicroEurPerKwh) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Why an order is not filled, whatever the mechanism: nobody there, the retailer is better, no price meets, or others came first.</summary>
    public UnfilledReason WhyUnfilled(int index, BookSide other)
    {
        if (other.Count == 0)
        {
            return UnfilledReason.NoCounterOrders;
        }

        if (IsOutsideRetailerPrices(index))
        {
            return UnfilledReason.OutsideRetailerPrices;
        }

        return Accepts(index, other.Limits[0]) ? UnfilledReason.Outbid : UnfilledReason.PriceNotMet;
    }

    /// <summary>Every order with what it got and, for a remainder, why.</summary>
    /// <param name="why">Asked for the orders that are not filled completely.</param>
    public ImmutableArray<Fill> ToFills(Func<int, UnfilledReason> why)
    {
        Fill[] fills = new Fill[Count];
        ReadOnlySpan<Order> orders = Orders.AsSpan();
        for (int i = 0; i < fills.Length; i++)
        {
            fills[i] = new Fill(orders[i], ClearedW[i], RemainingW(i) == 0 ? UnfilledReason.None : why(i));
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(fills);
    }

    private bool IsOutsideRetailerPrices(int index) => Side == OrderSide.Bid
        ? Limits[index] < _prices.FeedInPriceMicroEurPerKwh
        : Limits[index] > _prices.RetailPriceMicroEurPerKwh;
}

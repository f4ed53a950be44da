using System.Collections.Immutable;
using System.Runtime.InteropServices;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Clearing;

/// <summary>One side of a book while it is being cleared: limits, how far it is accepted, and what each order got.</summary>
/// <remarks>Limits are the orders' prices clamped to the retailer's; clamping keeps the sequence sorted, so equal limits stay neighbours.</remarks>
internal sealed class AuctionSide
{
    private readonly OrderSide _side;
    private readonly RetailerPrices _prices;
    private readonly long[] _limits;
    private int _next;
    private long _takenOfNextW;

    private AuctionSide(OrderSide side, ImmutableArray<Order> orders, RetailerPrices prices)
    {
        _side = side;
        _prices = prices;
        Orders = orders;
        ClearedW = new long[orders.Length];
        _limits = new long[orders.Length];
        for (int i = 0; i < orders.Length; i++)
        {
            long price = orders[i].PriceMicroEurPerKwh;
            _limits[i] = side == OrderSide.Bid ? Math.Min(price, prices.RetailPriceMicroEurPerKwh) : Math.Max(price, prices.FeedInPriceMicroEurPerKwh);
            TotalW = checked(TotalW + orders[i].QuantityW);
        }
    }

    public ImmutableArray<Order> Orders { get; }

    /// <summary>Power per order, W; final after <see cref="RationMargin"/>.</summary>
    public long[] ClearedW { get; }

    public long TotalW { get; }

    public bool HasRemainder => _next < Orders.Length;

    /// <summary>Power of the best order that is not yet taken, W.</summary>
    public long RemainingW => Orders[_next].QuantityW - _takenOfNextW;

    /// <summary>Limit of the best order that is not yet taken completely: the first rejected one when matching ends.</summary>
    public long RemainingLimit => _limits[_next];

    /// <summary>Limit of the last order of which anything was taken.</summary>
    public long LastAcceptedLimit => _limits[LastAccepted];

    private int LastAccepted => _takenOfNextW > 0 ? _next : _next - 1;

    private long BestLimit => _limits[0];

    public static AuctionSide OfBids(ImmutableArray<Order> orders, RetailerPrices prices) => new(OrderSide.Bid, orders, prices);

    public static AuctionSide OfOffers(ImmutableArray<Order> orders, RetailerPrices prices) => new(OrderSide.Offer, orders, prices);

    /// <summary>Takes power from the best remaining order, in merit order, at most <see cref="RemainingW"/>.</summary>
    public void Take(long quantityW)
    {
        ClearedW[_next] += quantityW;
        _takenOfNextW += quantityW;
        if (_takenOfNextW == Orders[_next].QuantityW)
        {
            _next++;
            _takenOfNextW = 0;
        }
    }

    /// <summary>Replaces what merit order gave to the orders at the marginal limit by pro-rata parts of the same sum.</summary>
    public void RationMargin()
    {
        if (LastAccepted < 0)
        {
            return;
        }

        (int first, int count) = MarginalGroup();
        Span<long> cleared = ClearedW.AsSpan(first, count);
        long groupW = 0;
        long[] quantitiesW = new long[count];
        for (int i = 0; i < count; i++)
        {
            quantitiesW[i] = Orders[first + i].QuantityW;
            groupW = checked(groupW + cleared[i]);
        }

        LargestRemainder.Share(quantitiesW, groupW, cleared);
    }

    /// <summary>Every order with what it got and, for a remainder, why.</summary>
    public ImmutableArray<Fill> Fills(AuctionSide other)
    {
        Fill[] fills = new Fill[Orders.Length];
        for (int i = 0; i < fills.Length; i++)
        {
            fills[i] = new Fill(Orders[i], ClearedW[i], ClearedW[i] == Orders[i].QuantityW ? UnfilledReason.None : WhyUnfilled(i, other));
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(fills);
    }

    private (int First, int Count) MarginalGroup()
    {
        int first = LastAccepted;
        int end = first + 1;
        while (first > 0 && _limits[first - 1] == LastAcceptedLimit)
        {
            first--;
        }

        while (end < _limits.Length && _limits[end] == LastAcceptedLimit)
        {
            end++;
        }

        return (first, end - first);
    }

    private UnfilledReason WhyUnfilled(int index, AuctionSide other)
    {
        if (other.Orders.IsEmpty)
        {
            return UnfilledReason.NoCounterOrders;
        }

        if (IsOutsideRetailerPrices(index))
        {
            return UnfilledReason.OutsideRetailerPrices;
        }

        if (LastAccepted >= 0 && _limits[index] == LastAcceptedLimit)
        {
            return UnfilledReason.RationedAtMargin;
        }

        bool reachesBest = _side == OrderSide.Bid ? _limits[index] >= other.BestLimit : _limits[index] <= other.BestLimit;
        return reachesBest ? UnfilledReason.Outbid : UnfilledReason.PriceNotMet;
    }

    private bool IsOutsideRetailerPrices(int index) => _side == OrderSide.Bid
        ? _limits[index] < _prices.FeedInPriceMicroEurPerKwh
        : _limits[index] > _prices.RetailPriceMicroEurPerKwh;
}

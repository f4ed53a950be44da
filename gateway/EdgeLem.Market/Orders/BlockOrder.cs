using System.Collections.Immutable;

namespace EdgeLem.Market.Orders;

/// <summary>A request for a whole profile of power over several intervals, all or nothing: charging a vehicle, heating a tank.</summary>
public sealed class BlockOrder
{
    /// <summary>Creates a block order.</summary>
    /// <param name="key">Node and number; unique among all orders and blocks of the intervals.</param>
    /// <param name="side">Bid or offer.</param>
    /// <param name="quantitiesW">Mean power per interval, W, 0 to <see cref="Order.MaximumQuantityW"/>, not all 0; at most 96 intervals.</param>
    /// <param name="priceMicroEurPerKwh">Limit of the mean price, weighted by power, micro-euro per kWh, range as in <see cref="OrderTerms"/>.</param>
    /// <exception cref="ArgumentException">There is no power, there are too many intervals, or the key or side is not valid.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A power or the price is outside its range.</exception>
    public BlockOrder(OrderKey key, OrderSide side, ImmutableArray<long> quantitiesW, long priceMicroEurPerKwh)
    {
        if (quantitiesW.IsDefaultOrEmpty || quantitiesW.Length > MaximumIntervals || quantitiesW.All(quantityW => quantityW == 0))
        {
            throw new ArgumentException($"Block {key} has no power or more than {MaximumIntervals} intervals.", nameof(quantitiesW));
        }

        foreach (long quantityW in quantitiesW)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(quantityW, nameof(quantitiesW));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(quantityW, Order.MaximumQuantityW, nameof(quantitiesW));
        }

        Order = new Order(key, side, new OrderTerms(quantitiesW.Max(), priceMicroEurPerKwh), 0);
        QuantitiesW = quantitiesW;
    }

    /// <summary>Most intervals of a block: a day of quarter-hours.</summary>
    public const int MaximumIntervals = 96;

    /// <summary>Mean power per interval, W.</summary>
    public ImmutableArray<long> QuantitiesW { get; }

    /// <summary>Node and number.</summary>
    public OrderKey Key => Order.Key;

    /// <summary>Bid or offer.</summary>
    public OrderSide Side => Order.Side;

    /// <summary>Limit of the mean price, micro-euro per kWh.</summary>
    public long PriceMicroEurPerKwh => Order.PriceMicroEurPerKwh;

    /// <summary>The block as an order of its greatest power; refuses what an order refuses.</summary>
    private Order Order { get; }

    /// <summary>The block's part in one interval as an order; null when it takes no power there.</summary>
    internal Order? InInterval(int interval) => QuantitiesW[interval] == 0
        ? null
        : new Order(Key, Side, new OrderTerms(QuantitiesW[interval], PriceMicroEurPerKwh), 0);
}

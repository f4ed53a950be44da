namespace EdgeLem.Market.Orders;

/// <summary>A request to buy or sell one block of power over one interval, divisible down to 1 W.</summary>
/// <remarks>
/// The constructor refuses impossible values with an exception, because untrusted messages are validated before they become orders.
/// <c>default(Order)</c> is not an order; <see cref="OrderBook"/> refuses it. Quantity and price are kept in 32 bits, which their ranges fit: books are moved
/// and copied as a whole, so that their size is what large ones cost.
/// </remarks>
public readonly record struct Order
{
    private readonly string? _nodeId;
    private readonly int _orderId;
    private readonly int _quantityW;
    private readonly int _priceMicroEurPerKwh;
    private readonly byte _side;

    /// <summary>Largest quantity of one order, 1 GW: keeps every sum and product of the market inside 64 and 128 bits.</summary>
    public const long MaximumQuantityW = 1_000_000_000;

    /// <summary>Largest magnitude of a price, 1,000 EUR/kWh.</summary>
    public const long MaximumPriceMicroEurPerKwh = 1_000_000_000;

    /// <summary>Creates an order.</summary>
    /// <param name="key">Node and number of the order.</param>
    /// <param name="side">Bid or offer.</param>
    /// <param name="terms">Quantity and limit price.</param>
    /// <param name="arrivalS">Market time at which the gateway accepted the order, UTC epoch seconds, at least 0.</param>
    /// <exception cref="ArgumentException">The side is not defined, or the key or the terms are default values.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The arrival is negative.</exception>
    public Order(OrderKey key, OrderSide side, OrderTerms terms, long arrivalS)
    {
        if (key.NodeId is null || terms.QuantityW <= 0)
        {
            throw new ArgumentException($"Order {key} has no node or no quantity. Build its key and terms with their constructors.");
        }

        if (side is not (OrderSide.Bid or OrderSide.Offer))
        {
            throw new ArgumentException($"Order {key}: side {(int)side} is neither Bid (0) nor Offer (1).", nameof(side));
        }

        ArgumentOutOfRangeException.ThrowIfNegative(arrivalS);
        _nodeId = key.NodeId;
        _orderId = key.OrderId;
        _side = (byte)side;
        _quantityW = (int)terms.QuantityW;
        _priceMicroEurPerKwh = (int)terms.PriceMicroEurPerKwh;
        ArrivalS = arrivalS;
    }

    /// <summary>Node and number of the order; unique in a book.</summary>
    public OrderKey Key => OrderKey.OfKnown(_nodeId!, _orderId);

    /// <summary>Bid or offer.</summary>
    public OrderSide Side => (OrderSide)_side;

    /// <summary>Quantity and limit price.</summary>
    public OrderTerms Terms => OrderTerms.OfKnown(_quantityW, _priceMicroEurPerKwh);

    /// <summary>Market time of acceptance by the gateway, UTC epoch seconds.</summary>
    public long ArrivalS { get; }

    /// <summary>The node that buys or sells.</summary>
    public string NodeId => _nodeId!;

    /// <summary>Number of the order within its node and interval.</summary>
    public int OrderId => _orderId;

    /// <summary>Mean power over the interval, W, positive for bids and offers alike; 1 to <see cref="MaximumQuantityW"/>.</summary>
    public long QuantityW => _quantityW;

    /// <summary>Highest price to pay (bid) or lowest price to accept (offer), micro-euro per kWh; may be negative.</summary>
    public long PriceMicroEurPerKwh => _priceMicroEurPerKwh;
}

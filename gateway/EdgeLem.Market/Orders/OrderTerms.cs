namespace EdgeLem.Market.Orders;

/// <summary>What an order asks for: how much, and at which limit price.</summary>
public readonly record struct OrderTerms
{
    /// <summary>Creates terms.</summary>
    /// <param name="quantityW">Mean power over the interval, W, 1 to <see cref="Order.MaximumQuantityW"/>.</param>
    /// <param name="priceMicroEurPerKwh">Limit price, micro-euro per kWh, magnitude up to <see cref="Order.MaximumPriceMicroEurPerKwh"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public OrderTerms(long quantityW, long priceMicroEurPerKwh)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quantityW, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quantityW, Order.MaximumQuantityW);
        ArgumentOutOfRangeException.ThrowIfLessThan(priceMicroEurPerKwh, -Order.MaximumPriceMicroEurPerKwh);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(priceMicroEurPerKwh, Order.MaximumPriceMicroEurPerKwh);
        QuantityW = quantityW;
        PriceMicroEurPerKwh = priceMicroEurPerKwh;
    }

    private OrderTerms((long QuantityW, long PriceMicroEurPerKwh) known)
    {
        QuantityW = known.QuantityW;
        PriceMicroEurPerKwh = known.PriceMicroEurPerKwh;
    }

    /// <summary>Mean power over the interval, W, positive.</summary>
    public long QuantityW { get; }

    /// <summary>Limit price, micro-euro per kWh; may be negative.</summary>
    public long PriceMicroEurPerKwh { get; }

    /// <summary>Terms that were checked before.</summary>
    internal static OrderTerms OfKnown(long quantityW, long priceMicroEurPerKwh) => new((quantityW, priceMicroEurPerKwh));
}

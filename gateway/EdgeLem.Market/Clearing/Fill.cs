using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Clearing;

/// <summary>What became of one order.</summary>
/// <param name="Order">The order.</param>
/// <param name="ClearedW">Power traded locally, W, from 0 to the order's quantity.</param>
/// <param name="Reason">Why the remainder was not traded locally; <see cref="UnfilledReason.None"/> exactly when there is no remainder.</param>
public readonly record struct Fill(Order Order, long ClearedW, UnfilledReason Reason)
{
    // As small as the ranges allow, for the same reason as in Order.
    private readonly int _clearedW = checked((int)ClearedW);
    private readonly int _refusedW;
    private readonly byte _reason = (byte)Reason;

    /// <summary>Power traded locally, W, from 0 to the order's quantity.</summary>
    public long ClearedW
    {
        get => _clearedW;
        init => _clearedW = checked((int)value);
    }

    /// <summary>Why the remainder was not traded locally; <see cref="UnfilledReason.None"/> exactly when there is no remainder.</summary>
    public UnfilledReason Reason
    {
        get => (UnfilledReason)_reason;
        init => _reason = (byte)value;
    }

    /// <summary>Power that a grid policy refused, W, at least 0; it is neither traded nor left to the retailer.</summary>
    public long RefusedW
    {
        get => _refusedW;
        init => _refusedW = checked((int)value);
    }

    /// <summary>Power left to the retailer, W, at least 0.</summary>
    public long UnfilledW => Order.QuantityW - ClearedW - RefusedW;
}

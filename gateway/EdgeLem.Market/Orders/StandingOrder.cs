namespace EdgeLem.Market.Orders;

/// <summary>An order that is valid for a time, not for one interval only.</summary>
public sealed record StandingOrder
{
    /// <summary>Creates a standing order.</summary>
    /// <param name="order">The order; its quantity holds in every interval.</param>
    /// <param name="validFromS">Valid in intervals that begin at or after this, UTC epoch seconds.</param>
    /// <param name="validUntilS">Valid in intervals that end at or before this, UTC epoch seconds, later than <paramref name="validFromS"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The validity is empty or begins before 1970.</exception>
    public StandingOrder(Order order, long validFromS, long validUntilS)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(validFromS);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(validUntilS, validFromS);
        Order = order;
        ValidFromS = validFromS;
        ValidUntilS = validUntilS;
    }

    /// <summary>The order.</summary>
    public Order Order { get; }

    /// <summary>Valid in intervals that begin at or after this, UTC epoch seconds.</summary>
    public long ValidFromS { get; }

    /// <summary>Valid in intervals that end at or before this, UTC epoch seconds.</summary>
    public long ValidUntilS { get; }
}

namespace EdgeLem.Gateway.Ledger;

/// <summary>Turns results of the power flow into the integers that the ledger hashes.</summary>
/// <remarks>
/// A converged power flow agrees between machines to about 1e-9 of a value, because libraries differ in the last bits of a sine or a fused
/// multiply-add. Thousandths of a unit (1 mV of 230 V is 4e-6) are coarse against that, so the same build writes the same integer on any machine unless
/// a value lies within about a nanovolt of a rounding boundary; and fine against every limit that a standard sets.
/// </remarks>
public static class LedgerScale
{
    private const double Largest = 1e12;

    /// <summary>Rounds to thousandths of the unit, halves away from zero.</summary>
    /// <param name="value">A value in V, A, VA or percent, magnitude below 1e12.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite or too large; a diverged power flow has no violations to record.</exception>
    public static long ToMilli(double value) => Math.Abs(value) < Largest
        ? (long)Math.Round(value * 1000, MidpointRounding.AwayFromZero)
        : throw new ArgumentOutOfRangeException(nameof(value), value, $"A recorded value must be finite and below {Largest} in magnitude. "
            + "Record a diverged power flow by its outcome instead.");
}

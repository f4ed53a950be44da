using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Clearing.Curves;

/// <summary>The price steps on which all demand curves of a market are given.</summary>
public readonly record struct PriceSteps
{
    /// <summary>Most steps.</summary>
    public const int MaximumCount = 10_001;

    /// <summary>Creates equally spaced steps.</summary>
    /// <param name="lowestMicroEurPerKwh">Price of step 0, micro-euro per kWh.</param>
    /// <param name="highestMicroEurPerKwh">Price of the last step, at least the lowest.</param>
    /// <param name="count">Number of steps, 2 to <see cref="MaximumCount"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public PriceSteps(long lowestMicroEurPerKwh, long highestMicroEurPerKwh, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lowestMicroEurPerKwh, -Order.MaximumPriceMicroEurPerKwh);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(highestMicroEurPerKwh, Order.MaximumPriceMicroEurPerKwh);
        ArgumentOutOfRangeException.ThrowIfLessThan(highestMicroEurPerKwh, lowestMicroEurPerKwh);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MaximumCount);
        LowestMicroEurPerKwh = lowestMicroEurPerKwh;
        HighestMicroEurPerKwh = highestMicroEurPerKwh;
        Count = count;
    }

    /// <summary>Price of step 0, micro-euro per kWh.</summary>
    public long LowestMicroEurPerKwh { get; }

    /// <summary>Price of the last step, micro-euro per kWh.</summary>
    public long HighestMicroEurPerKwh { get; }

    /// <summary>Number of steps.</summary>
    public int Count { get; }

    private long SpanMicroEur => HighestMicroEurPerKwh - LowestMicroEurPerKwh;

    /// <summary>Price of a step, micro-euro per kWh, rounded down.</summary>
    /// <param name="step">0 to <see cref="Count"/> - 1.</param>
    public long PriceOf(int step) => LowestMicroEurPerKwh + (SpanMicroEur * step / (Count - 1));

    /// <summary>The highest step whose price is at most a limit; -1 when none is.</summary>
    /// <param name="limitMicroEurPerKwh">For example what a bid pays.</param>
    public int AtMost(long limitMicroEurPerKwh)
    {
        if (limitMicroEurPerKwh < LowestMicroEurPerKwh)
        {
            return -1;
        }

        if (limitMicroEurPerKwh >= HighestMicroEurPerKwh)
        {
            return Count - 1;
        }

        int step = (int)((limitMicroEurPerKwh - LowestMicroEurPerKwh) * (Count - 1) / SpanMicroEur);
        while (PriceOf(step + 1) <= limitMicroEurPerKwh)
        {
            step++;
        }

        return step;
    }

    /// <summary>The lowest step whose price is at least a limit; <see cref="Count"/> when none is.</summary>
    /// <param name="limitMicroEurPerKwh">For example what an offer asks.</param>
    public int AtLeast(long limitMicroEurPerKwh) => AtMost(limitMicroEurPerKwh - 1) + 1;
}

using System.Globalization;

namespace EdgeLem.Sim.Reporting.Charts;

/// <summary>
/// Ticks at round numbers. The step is the smallest of 1, 2, 2.5 or 5 times a power of ten that gives at most the wanted count of
/// steps over the range (after Heckbert, "Nice numbers for graph labels", Graphics Gems, 1990); the outer ticks enclose the range.
/// </summary>
public static class NiceTicks
{
    // A quotient this near to a whole number is that number: 0.3 / 0.1 must give 3 steps.
    private const double StepTolerance = 1e-9;

    private static readonly double[] Multiples = [1, 2, 2.5, 5, 10];

    /// <summary>Ticks that enclose a range.</summary>
    /// <param name="low">Lowest value.</param>
    /// <param name="high">Highest value, <paramref name="low"/> or more; when equal the range is widened by a tenth each way, and 0 to 0 becomes 0 to 1.</param>
    /// <param name="maxSteps">Most steps across the range, 1 or more; enclosing it may take one more at each end.</param>
    /// <returns>Rising ticks, at least two; all labels have the same decimals.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A bound is not finite, or they are reversed.</exception>
    public static IReadOnlyList<ChartTick> Enclosing(double low, double high, int maxSteps)
    {
        if (!double.IsFinite(low) || !double.IsFinite(high) || high < low)
        {
            throw new ArgumentOutOfRangeException(nameof(low), $"Axis range {low} to {high} is not finite and rising.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(maxSteps, 1);
        if (high == low)
        {
            double margin = Math.Abs(low) * 0.1;
            (low, high) = low == 0 ? (0, 1) : (low - margin, high + margin);
        }

        double step = StepFor((high - low) / maxSteps);
        long first = (long)Math.Floor((low / step) + StepTolerance);
        long last = (long)Math.Ceiling((high / step) - StepTolerance);
        string format = "F" + DecimalsOf(step).ToString(CultureInfo.InvariantCulture);
        var ticks = new List<ChartTick>();
        for (long i = first; i <= last; i++)
        {
            ticks.Add(new ChartTick(i * step, Label(i * step, format)));
        }

        return ticks;
    }

    /// <summary>The smallest nice step that is not below a raw step.</summary>
    internal static double StepFor(double rawStep)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(rawStep)));
        return power * Multiples.First(multiple => multiple * power >= rawStep * (1 - StepTolerance));
    }

    private static int DecimalsOf(double step)
    {
        int decimals = 0;
        for (double scaled = step; decimals < 12 && Math.Abs(scaled - Math.Round(scaled)) > 1e-6; scaled *= 10)
        {
            decimals++;
        }

        return decimals;
    }

    // U+2212 is the typographic minus, as wide as the digits.
    private static string Label(double value, string format) =>
        (value == 0 ? 0 : value).ToString(format, CultureInfo.InvariantCulture).Replace('-', '\u2212');
}

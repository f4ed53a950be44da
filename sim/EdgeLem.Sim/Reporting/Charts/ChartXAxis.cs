namespace EdgeLem.Sim.Reporting.Charts;

/// <summary>The x axis that the panels of a figure share.</summary>
/// <param name="Low">Value at the left edge.</param>
/// <param name="High">Value at the right edge, above <paramref name="Low"/>.</param>
/// <param name="Title">What it is, with its unit; stands below the lowest plot.</param>
/// <param name="Ticks">Its ticks.</param>
public sealed record ChartXAxis(double Low, double High, string Title, IReadOnlyList<ChartTick> Ticks)
{
    private const int MaxSteps = 12;

    /// <summary>Time of day in UTC.</summary>
    /// <param name="startS">Start, UTC epoch seconds.</param>
    /// <param name="endS">End, UTC epoch seconds, after the start.</param>
    public static ChartXAxis OverTime(long startS, long endS)
    {
        string day = DateTimeOffset.FromUnixTimeSeconds(startS).ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
        return new ChartXAxis(startS, endS, $"time, UTC, from {day}", TimeTicks.Within(startS, endS, MaxSteps));
    }

    /// <summary>Ranks 1 to a count, each one wide from half a rank below to half a rank above.</summary>
    /// <param name="count">How many, 0 or more.</param>
    /// <param name="title">What is ranked, and by what.</param>
    public static ChartXAxis OverRanks(int count, string title)
    {
        double high = Math.Max(count, 1) + 0.5;
        var ticks = NiceTicks.Enclosing(0, Math.Max(count, MaxSteps), MaxSteps).Where(tick => tick.Value >= 1 && tick.Value < high);
        return new ChartXAxis(0.5, high, title, [.. ticks]);
    }
}

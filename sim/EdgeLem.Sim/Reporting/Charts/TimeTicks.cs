using System.Globalization;

namespace EdgeLem.Sim.Reporting.Charts;

/// <summary>Ticks at round times of the day, UTC.</summary>
public static class TimeTicks
{
    private const long DayS = 86_400;

    private static readonly long[] StepsS =
        [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 14_400, 21_600, 43_200, DayS, 2 * DayS, 7 * DayS, 14 * DayS, 28 * DayS];

    /// <summary>Ticks inside a span.</summary>
    /// <param name="startS">Start, UTC epoch seconds.</param>
    /// <param name="endS">End, UTC epoch seconds, after the start.</param>
    /// <param name="maxSteps">Most steps, 1 or more.</param>
    /// <returns>Rising ticks, labelled HH:mm (HH:mm:ss below a minute); at a midnight inside the span, the date.</returns>
    public static IReadOnlyList<ChartTick> Within(long startS, long endS, int maxSteps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(endS, startS);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxSteps, 1);
        long wanted = (endS - startS + maxSteps - 1) / maxSteps;
        long step = StepsS.FirstOrDefault(candidate => candidate >= wanted, ((wanted / DayS) + 1) * DayS);
        var ticks = new List<ChartTick>();
        for (long at = (startS + step - 1) / step * step; at <= endS; at += step)
        {
            bool midnightInside = at % DayS == 0 && ((at > startS && at < endS) || endS - startS > DayS);
            ticks.Add(new ChartTick(at, Label(at, step, midnightInside)));
        }

        return ticks;
    }

    private static string Label(long atS, long stepS, bool asDate)
    {
        DateTimeOffset at = DateTimeOffset.FromUnixTimeSeconds(atS);
        string format = asDate ? "d MMM" : stepS < 60 ? "HH:mm:ss" : "HH:mm";
        return at.ToString(format, CultureInfo.InvariantCulture);
    }
}

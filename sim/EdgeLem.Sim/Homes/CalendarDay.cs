namespace EdgeLem.Sim.Homes;

/// <summary>A second of the calendar, from epoch seconds without any wall clock.</summary>
/// <param name="Number">Days since 1970-01-01.</param>
/// <param name="DayOfYear">1..366.</param>
/// <param name="IsLeapYear">Whether the year has 366 days.</param>
/// <param name="SecondOfDay">0..86399.</param>
public readonly record struct CalendarDay(long Number, int DayOfYear, bool IsLeapYear, int SecondOfDay)
{
    private const int SecondsPerDay = 86400;

    /// <summary>Whether the day is a Saturday or a Sunday.</summary>
    public bool IsWeekend => (Number + 4) % 7 is 0 or 6;

    /// <summary>The calendar at an instant; shift the argument for a local time.</summary>
    /// <param name="seconds">Seconds since 1970-01-01 00:00, not negative.</param>
    public static CalendarDay At(long seconds)
    {
        DateTime date = DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime;
        return new CalendarDay(seconds / SecondsPerDay, date.DayOfYear, DateTime.IsLeapYear(date.Year), (int)(seconds % SecondsPerDay));
    }
}

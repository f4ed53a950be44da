namespace EdgeLem.Sim.Homes;

/// <summary>Place and weather statistics of a village.</summary>
public sealed record Climate
{
    /// <summary>Latitude, degrees, north positive; default 49.8 (Franconia), range -65..65.</summary>
    public double LatitudeDeg { get; init; } = 49.8;

    /// <summary>Longitude, degrees, east positive; default 9.9, range -180..180.</summary>
    public double LongitudeDeg { get; init; } = 9.9;

    /// <summary>Hours that local clocks are ahead of UTC, all year; default 1. There is no daylight saving time in the models.</summary>
    public double LocalOffsetHours { get; init; } = 1;

    /// <summary>Mean outdoor temperature of the year, C; default 9.8.</summary>
    public double MeanTemperatureC { get; init; } = 9.8;

    /// <summary>Half the swing between the coldest and the warmest day, K; default 9.3.</summary>
    public double AnnualSwingK { get; init; } = 9.3;

    /// <summary>Half the swing between the coldest and the warmest hour, K; default 3.8.</summary>
    public double DailySwingK { get; init; } = 3.8;

    /// <summary>The coldest day of the year; default 20 (January 20).</summary>
    public int ColdestDay { get; init; } = 20;

    /// <summary>The warmest local hour; default 15.</summary>
    public double WarmestHour { get; init; } = 15;

    /// <summary>Outdoor temperature, C: a yearly and a daily sine.</summary>
    /// <param name="utcSeconds">Seconds since 1970 UTC.</param>
    public double TemperatureC(long utcSeconds)
    {
        CalendarDay day = Local(utcSeconds);
        double hour = day.SecondOfDay / 3600.0;
        double annual = Math.Cos(2 * Math.PI * (day.DayOfYear - 1 + (hour / 24) - ColdestDay) / 365.25);
        return MeanTemperatureC - (AnnualSwingK * annual) + (DailySwingK * Math.Cos(2 * Math.PI * (hour - WarmestHour) / 24));
    }

    /// <summary>The local calendar at an instant.</summary>
    /// <param name="utcSeconds">Seconds since 1970 UTC.</param>
    public CalendarDay Local(long utcSeconds) => CalendarDay.At(utcSeconds + (long)(LocalOffsetHours * 3600));

    /// <summary>Adds one message per wrong value.</summary>
    /// <param name="errors">Receives the messages.</param>
    internal void Validate(ICollection<string> errors)
    {
        if (!(Math.Abs(LatitudeDeg) <= 65))
        {
            errors.Add($"climate: latitude {LatitudeDeg} degrees must be -65..65, where the sun rises every day.");
        }

        if (!(Math.Abs(LongitudeDeg) <= 180) || !(Math.Abs(LocalOffsetHours) <= 14))
        {
            errors.Add($"climate: longitude {LongitudeDeg} degrees must be -180..180 and the local offset {LocalOffsetHours} h -14..14.");
        }
    }
}

namespace EdgeLem.Sim.Homes;

/// <summary>Where the sun stands.</summary>
/// <remarks>
/// <para>Method: Fourier series of the declination and of the equation of time, then the spherical triangle.</para>
/// <para>Source: J. W. Spencer, "Fourier series representation of the position of the sun", Search 2 (1971) 172; in the form of NOAA's
/// "General Solar Position Calculations".</para>
/// <para>Symbols: g fractional year, rad; d declination, rad; e equation of time, min; h hour angle, rad (0 at solar noon, afternoon
/// positive); p latitude, rad. cos z = sin p sin d + cos p cos d cos h. Azimuth from north, east = 90 degrees.</para>
/// <para>Limits: no refraction; the calendar has drifted about a day against the year that the series was fitted to, so that the declination
/// is off by up to 0.5 degrees near the equinoxes of the 2020s and by less than 0.1 degrees near the solstices.</para>
/// </remarks>
/// <param name="CosZenith">Cosine of the zenith angle, -1..1; negative below the horizon.</param>
/// <param name="AzimuthRad">Azimuth, rad, 0..2 pi from north over east.</param>
public readonly record struct SunPosition(double CosZenith, double AzimuthRad)
{
    private const double MinutesPerRadian = 229.18;

    /// <summary>Height over the horizon, degrees; negative below.</summary>
    public double AltitudeDeg => 90 - (Math.Acos(Math.Clamp(CosZenith, -1, 1)) * 180 / Math.PI);

    /// <summary>The position at an instant.</summary>
    /// <param name="utcSeconds">Seconds since 1970 UTC.</param>
    /// <param name="latitudeDeg">Latitude, degrees, north positive.</param>
    /// <param name="longitudeDeg">Longitude, degrees, east positive.</param>
    public static SunPosition At(long utcSeconds, double latitudeDeg, double longitudeDeg)
    {
        CalendarDay day = CalendarDay.At(utcSeconds);
        double hourUtc = day.SecondOfDay / 3600.0;
        double year = 2 * Math.PI / (day.IsLeapYear ? 366 : 365) * (day.DayOfYear - 1 + ((hourUtc - 12) / 24));
        double solarHour = hourUtc + (longitudeDeg / 15) + (EquationOfTimeMinutes(year) / 60);
        double hourAngle = Math.PI / 12 * (solarHour - 12);
        return FromAngles(latitudeDeg * Math.PI / 180, DeclinationRad(year), hourAngle);
    }

    /// <summary>Declination of the sun, rad.</summary>
    /// <param name="g">Fractional year, rad.</param>
    public static double DeclinationRad(double g) =>
        0.006918 - (0.399912 * Math.Cos(g)) + (0.070257 * Math.Sin(g)) - (0.006758 * Math.Cos(2 * g)) + (0.000907 * Math.Sin(2 * g))
        - (0.002697 * Math.Cos(3 * g)) + (0.00148 * Math.Sin(3 * g));

    /// <summary>Equation of time, min: what a sundial is ahead of mean time.</summary>
    /// <param name="g">Fractional year, rad.</param>
    public static double EquationOfTimeMinutes(double g) =>
        MinutesPerRadian * (0.000075 + (0.001868 * Math.Cos(g)) - (0.032077 * Math.Sin(g)) - (0.014615 * Math.Cos(2 * g)) - (0.040849 * Math.Sin(2 * g)));

    private static SunPosition FromAngles(double p, double d, double h)
    {
        double cosZenith = (Math.Sin(p) * Math.Sin(d)) + (Math.Cos(p) * Math.Cos(d) * Math.Cos(h));

        // East and north components of the direction to the sun.
        double east = -Math.Cos(d) * Math.Sin(h);
        double north = (Math.Sin(d) * Math.Cos(p)) - (Math.Cos(d) * Math.Sin(p) * Math.Cos(h));
        double azimuth = Math.Atan2(east, north);
        return new SunPosition(cosZenith, azimuth < 0 ? azimuth + (2 * Math.PI) : azimuth);
    }
}

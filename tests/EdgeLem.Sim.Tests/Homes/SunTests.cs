using EdgeLem.Sim.Homes;

namespace EdgeLem.Sim.Tests.Homes;

public sealed class SunTests
{
    // 2026-01-01 00:00 UTC.
    private const long NewYear2026 = 1_767_225_600;
    private const long Day = 86_400;

    /// <summary>Highest altitude = 90 - latitude + declination; declinations of the Astronomical Almanac: solstices +-23.44, equinoxes 0.
    /// Near an equinox the declination moves 0.4 degrees a day, and the series is up to a day off in the 2020s.</summary>
    [Theory]
    [InlineData("2026-03-20", 49.8, 40.2, 0.5)]
    [InlineData("2026-06-21", 49.8, 63.64, 0.1)]
    [InlineData("2026-09-23", 49.8, 40.2, 0.5)]
    [InlineData("2026-12-21", 49.8, 16.76, 0.1)]
    [InlineData("2026-06-21", 0, 66.56, 0.1)]
    [InlineData("2026-12-21", -33.9, 79.54, 0.1)]
    public void The_noon_altitude_at_solstices_and_equinoxes_is_the_published_one(string date, double latitudeDeg, double altitudeDeg, double toleranceDeg)
    {
        long midnight = new DateTimeOffset(DateTime.Parse(date, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.Zero).ToUnixTimeSeconds();
        double highest = Enumerable.Range(0, 1440).Max(minute => SunPosition.At(midnight + (minute * 60), latitudeDeg, 0).AltitudeDeg);

        Assert.Equal(altitudeDeg, highest, toleranceDeg);
    }

    /// <summary>Extremes of the equation of time: -14 min 15 s around February 11, +16 min 25 s around November 3 (Astronomical Almanac).</summary>
    [Theory]
    [InlineData(42, -14.25)]
    [InlineData(307, 16.42)]
    public void The_equation_of_time_has_its_published_extremes(int dayOfYear, double minutes) =>
        Assert.Equal(minutes, SunPosition.EquationOfTimeMinutes(2 * Math.PI * (dayOfYear - 1) / 365), 0.2);

    [Fact]
    public void The_sun_rises_in_the_east_and_sets_in_the_west_at_the_equinox()
    {
        // March 20 is day 79; at 0 degrees longitude the sun rises about 06:07 UTC and sets about 18:07.
        long equinox = NewYear2026 + (78 * Day);
        SunPosition rise = SunPosition.At(equinox + (6 * 3600) + 450, 49.8, 0);
        SunPosition set = SunPosition.At(equinox + (18 * 3600) + 450, 49.8, 0);

        Assert.Equal(0, rise.AltitudeDeg, 0.7);
        Assert.Equal(90, rise.AzimuthRad * 180 / Math.PI, 0.7);
        Assert.Equal(0, set.AltitudeDeg, 0.7);
        Assert.Equal(270, set.AzimuthRad * 180 / Math.PI, 0.7);
    }

    [Fact]
    public void The_sun_stands_in_the_south_at_noon()
    {
        SunPosition noon = SunPosition.At(NewYear2026 + (171 * Day) + (12 * 3600) + 110, 49.8, 0);

        Assert.Equal(180, noon.AzimuthRad * 180 / Math.PI, 0.5);
    }

    [Theory]
    [InlineData(1, 1035.1)]
    [InlineData(0.5, 487.9)]
    [InlineData(0, 0)]
    [InlineData(-0.3, 0)]
    public void Clear_sky_irradiance_is_Haurwitz_formula(double cosZenith, double expectedWPerM2) =>
        Assert.Equal(expectedWPerM2, PvArray.ClearSkyWPerM2(cosZenith), 0.1);

    [Fact]
    public void A_flat_array_sees_the_global_irradiance_and_an_overcast_sky_a_quarter_of_it()
    {
        var array = new PvArray(1000, 180, 0);
        var sun = new SunPosition(0.8, Math.PI);
        double clear = PvArray.ClearSkyWPerM2(0.8);

        Assert.Equal(clear, array.PlaneWPerM2(sun, 0), 1e-9);
        Assert.Equal(0.25 * clear, array.PlaneWPerM2(sun, 1), 1e-9);
    }

    [Fact]
    public void An_array_that_faces_the_sun_sees_the_beam_at_normal_incidence()
    {
        // cos z = 0.6, so a tilt of acos 0.6 towards the sun has cos i = 1 and a beam ratio of 1 / 0.6.
        var array = new PvArray(1000, 180, Math.Acos(0.6) * 180 / Math.PI);
        double global = PvArray.ClearSkyWPerM2(0.6);
        double expected = (0.7 * global / 0.6) + (0.3 * global * 0.8) + (0.2 * global * 0.2);

        Assert.Equal(expected, array.PlaneWPerM2(new SunPosition(0.6, Math.PI), 0), 1e-9);
    }

    [Fact]
    public void Half_a_cover_dims_the_sky_and_makes_47_and_a_half_percent_of_it_diffuse()
    {
        // Kasten and Czeplak at 4 oktas: G / G0 = 1 - 0.75 x 0.5^3.4 = 0.92895, D / G = 0.3 + 0.7 / 4 = 0.475; geometry as above.
        var array = new PvArray(1000, 180, Math.Acos(0.6) * 180 / Math.PI);
        double global = 0.92895 * PvArray.ClearSkyWPerM2(0.6);
        double expected = (0.525 * global / 0.6) + (0.475 * global * 0.8) + (0.2 * global * 0.2);

        Assert.Equal(expected, array.PlaneWPerM2(new SunPosition(0.6, Math.PI), 0.5), 0.01);
    }

    [Fact]
    public void A_year_on_a_south_roof_yields_what_central_Europe_yields()
    {
        // Long-term means of south roofs in Germany: about 900 to 1100 kWh per kWp.
        double[] yields = [.. Enumerable.Range(1, 5).Select(seed => YieldKWhPerKWp(seed, 180))];

        Assert.All(yields, yield => Assert.InRange(yield, 900, 1100));
    }

    [Fact]
    public void An_east_roof_yields_less_than_a_south_roof() => Assert.InRange(YieldKWhPerKWp(1, 90) / YieldKWhPerKWp(1, 180), 0.75, 0.92);

    [Fact]
    public void Clouds_have_the_stated_mean_and_are_more_often_clear_or_overcast_than_between()
    {
        var clouds = new CloudCover(11);
        var home = StableChance.For(11, "home");
        double[] covers = [.. Enumerable.Range(0, 20_000).Select(i => clouds.At(NewYear2026 + (i * 3600L), home))];

        Assert.All(covers, cover => Assert.InRange(cover, 0, 1));
        Assert.InRange(covers.Average(), 0.62, 0.72);
        Assert.True(covers.Count(cover => cover is < 0.2 or > 0.8) > covers.Count(cover => cover is > 0.3 and < 0.7));
    }

    [Fact]
    public void Neighbours_share_the_weather_and_differ_a_little()
    {
        var clouds = new CloudCover(5);
        var one = StableChance.For(5, "one");
        var other = StableChance.For(5, "other");
        double[] first = [.. Enumerable.Range(0, 2000).Select(i => clouds.At(NewYear2026 + (i * 1800L), one))];
        double[] second = [.. Enumerable.Range(0, 2000).Select(i => clouds.At(NewYear2026 + (i * 1800L), other))];

        Assert.NotEqual(first, second);
        Assert.InRange(first.Zip(second, (a, b) => Math.Abs(a - b)).Average(), 0.01, 0.12);
    }

    private static double YieldKWhPerKWp(int seed, double azimuthDeg)
    {
        const int StepSeconds = 1200;
        var climate = new Climate();
        var clouds = new CloudCover(seed);
        var home = StableChance.For(seed, "roof");
        var array = new PvArray(1000, azimuthDeg, 35);
        double wattHours = 0;
        for (long t = NewYear2026; t < NewYear2026 + (365 * Day); t += StepSeconds)
        {
            SunPosition sun = SunPosition.At(t, climate.LatitudeDeg, climate.LongitudeDeg);
            double cover = sun.CosZenith > 0 ? clouds.At(t, home) : 0;
            wattHours += array.PowerW(sun, cover, climate.TemperatureC(t)) * StepSeconds / 3600;
        }

        return wattHours / 1000;
    }
}

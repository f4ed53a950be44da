using EdgeLem.Node.Bidding;

namespace EdgeLem.Node.Tests.Bidding.Forecasting;

public sealed class NetPowerForecastTests
{
    /// <summary>Midnight UTC: 20 833 x 86 400.</summary>
    private const long Midnight = 1_799_971_200;

    private static NetPowerForecast Of(long intervalS)
    {
        var forecast = new NetPowerForecast();
        forecast.SetInterval(intervalS);
        return forecast;
    }

    [Fact]
    public void Who_has_seen_nothing_forecasts_nothing() => Assert.True(double.IsNaN(Of(900).MeanW(Midnight + 900, Midnight)));

    [Fact]
    public void The_first_samples_alone_are_persistence()
    {
        NetPowerForecast forecast = Of(900);

        forecast.Observe(700, 0.01, Midnight + 10, isHeldBack: false);

        Assert.Equal(700, forecast.MeanW(Midnight + 900, Midnight + 20));
    }

    [Fact]
    public void Persistence_moves_from_the_last_interval_to_the_running_one_as_that_is_covered()
    {
        NetPowerForecast forecast = Of(900);
        forecast.Record(Midnight, 1000, isHeldBack: false);
        Assert.Equal(1000, forecast.MeanW(Midnight + 1800, Midnight + 900));

        forecast.Observe(2000, 0.5, Midnight + 1350, isHeldBack: false);

        // (1 - 0.5) x 1000 + 0.5 x 2000.
        Assert.Equal(1500, forecast.MeanW(Midnight + 1800, Midnight + 1350));
    }

    [Fact]
    public void A_day_that_repeats_itself_is_forecast_from_yesterday()
    {
        NetPowerForecast forecast = Of(900);
        for (int interval = 0; interval < 2 * 96; interval++)
        {
            forecast.Record(Midnight + (interval * 900L), interval % 2 == 0 ? 0 : 1000, isHeldBack: false);
        }

        // Persistence is always wrong by 1000 W, yesterday never: all weight is yesterday's.
        Assert.Equal(1000, forecast.PersistenceError.RecentAbsoluteW, 9);
        Assert.Equal(0, forecast.YesterdayError.RecentAbsoluteW, 9);
        Assert.Equal(0, forecast.MeanW(Midnight + (192 * 900L), Midnight + (192 * 900L) - 120));
        Assert.Equal(1000, forecast.MeanW(Midnight + (193 * 900L), Midnight + (192 * 900L) - 120));
    }

    [Fact]
    public void The_weights_are_the_inverse_of_the_errors()
    {
        NetPowerForecast forecast = Of(43_200);
        double[] means = [0, 400, 100, 700];
        for (int half = 0; half < means.Length; half++)
        {
            forecast.Record(Midnight + (half * 43_200L), means[half], isHeldBack: false);
        }

        // Persistence erred by 400, 300, 600: 400, then 380, then 424. Yesterday by 100 and 300: 100, then 140.
        Assert.Equal(424, forecast.PersistenceError.RecentAbsoluteW, 9);
        Assert.Equal(140, forecast.YesterdayError.RecentAbsoluteW, 9);
        double weight = 140.0 / 564;
        Assert.Equal((weight * 700) + ((1 - weight) * 100), forecast.MeanW(Midnight + (4 * 43_200L), Midnight + (4 * 43_200L)), 9);
    }

    [Fact]
    public void A_constant_household_weighs_both_alike()
    {
        NetPowerForecast forecast = Of(900);
        for (int interval = 0; interval < 100; interval++)
        {
            forecast.Record(Midnight + (interval * 900L), 500, isHeldBack: false);
        }

        Assert.Equal(500, forecast.MeanW(Midnight + 90_000, Midnight + 90_000));
    }

    [Fact]
    public void Without_news_for_four_intervals_yesterday_speaks_alone_and_then_the_last_forecast()
    {
        NetPowerForecast forecast = Of(900);
        for (int interval = 0; interval < 96; interval++)
        {
            forecast.Record(Midnight + (interval * 900L), interval == 95 ? 2000 : 300, isHeldBack: false);
        }

        long lastEnd = Midnight + 86_400;
        Assert.Equal(0.5 * (2000 + 300), forecast.MeanW(lastEnd + 3600, lastEnd + 3600));
        Assert.Equal(300, forecast.MeanW(lastEnd + 4500, lastEnd + 3601));

        // Two days later the slots are too old; the last forecast stands.
        Assert.Equal(300, forecast.MeanW(lastEnd + 172_800, lastEnd + 172_800));
    }

    [Fact]
    public void Short_intervals_share_a_slot_of_five_minutes()
    {
        NetPowerForecast forecast = Of(5);
        for (int interval = 0; interval < 60; interval++)
        {
            forecast.Record(Midnight + (interval * 5L), 10 * interval, isHeldBack: false);
        }

        // Mean of 0, 10 .. 590; a day later nothing else is fresh.
        Assert.Equal(295, forecast.MeanW(Midnight + 86_400 + 100, Midnight + 86_400 + 90), 9);
    }

    [Fact]
    public void An_unknown_interval_is_left_out()
    {
        NetPowerForecast forecast = Of(900);
        forecast.Record(Midnight, 1000, isHeldBack: false);

        forecast.Record(Midnight + 900, double.NaN, isHeldBack: false);

        Assert.Equal(1000, forecast.MeanW(Midnight + 2700, Midnight + 1800));
        Assert.True(double.IsNaN(forecast.PersistenceError.RecentAbsoluteW));
    }

    [Fact]
    public void An_interval_that_a_limit_held_back_does_not_lower_the_forecast_of_export()
    {
        NetPowerForecast forecast = Of(900);
        forecast.Record(Midnight, -6000, isHeldBack: false);
        Assert.Equal(-6000, forecast.MeanW(Midnight + 900, Midnight + 800));

        // The limit lets 2 kW through; as much more as was expected could have been fed in.
        forecast.Observe(-2000, 0.8, Midnight + 900 + 720, isHeldBack: true);
        Assert.Equal(-6000, forecast.MeanW(Midnight + 1800, Midnight + 900 + 720));
        forecast.Record(Midnight + 900, -2000, isHeldBack: true);
        Assert.Equal(-6000, forecast.MeanW(Midnight + 1800, Midnight + 1800));

        // More than expected is more, held back or not; less without a limit is less.
        forecast.Observe(double.NaN, 0, Midnight + 1800, isHeldBack: false);
        forecast.Record(Midnight + 1800, -7000, isHeldBack: true);
        Assert.Equal(-7000, forecast.MeanW(Midnight + 2700, Midnight + 2700));
        forecast.Record(Midnight + 2700, -1000, isHeldBack: false);
        Assert.Equal(-1000, forecast.MeanW(Midnight + 3600, Midnight + 3600));
    }

    [Fact]
    public void An_interval_that_a_limit_held_back_tests_no_forecast()
    {
        NetPowerForecast forecast = Of(900);
        forecast.Record(Midnight, -6000, isHeldBack: false);
        _ = forecast.MeanW(Midnight + 900, Midnight + 800);

        forecast.Record(Midnight + 900, -2000, isHeldBack: true);

        Assert.Equal(0, forecast.GivenError.Count);
        Assert.Equal(0, forecast.PersistenceError.Count);
    }

    [Fact]
    public void A_forecast_is_tested_although_the_next_one_was_made_before_its_interval_ended()
    {
        NetPowerForecast forecast = Of(900);
        forecast.Record(Midnight, 1000, isHeldBack: false);
        _ = forecast.MeanW(Midnight + 1800, Midnight + 1700);
        _ = forecast.MeanW(Midnight + 2700, Midnight + 2600);

        forecast.Record(Midnight + 1800, 1300, isHeldBack: false);

        Assert.Equal(1, forecast.GivenError.Count);
        Assert.Equal(300, forecast.GivenError.MeanW, 9);
    }

    [Fact]
    public void Another_interval_length_forgets_the_day()
    {
        NetPowerForecast forecast = Of(900);
        forecast.Record(Midnight, 1000, isHeldBack: false);

        forecast.SetInterval(300);

        Assert.Equal(1000, forecast.MeanW(Midnight + 1200, Midnight + 900));
        forecast.Record(Midnight + 86_100, 200, isHeldBack: false);
        Assert.Equal(200, forecast.MeanW(Midnight + 86_400, Midnight + 86_400));
    }

    /// <summary>Simple exponential smoothing with 0.3 of 1000, 2000, 0 by hand: 1000, 1300, 910.</summary>
    [Fact]
    public void Smoothing_follows_the_intervals_by_three_tenths()
    {
        NetPowerForecast forecast = Of(900);
        forecast.Method = ForecastMethod.Smoothing;
        Record(forecast, 1000, 2000, 0);

        Assert.Equal(910, forecast.MeanW(Midnight + 2700, Midnight + 2700), 9);
        // Errors: 2000 - 1000 and 0 - 1300.
        Assert.Equal((2L, -150.0, 1150.0), (forecast.SmoothingError.Count, forecast.SmoothingError.MeanW, forecast.SmoothingError.MeanAbsoluteW));
    }

    [Theory]
    [InlineData(ForecastMethod.Persistence, 700)]
    [InlineData(ForecastMethod.Yesterday, 100)]
    public void A_chosen_method_speaks_alone(ForecastMethod method, double meanW)
    {
        NetPowerForecast forecast = Of(43_200);
        forecast.Method = method;
        for (int half = 0; half < 4; half++)
        {
            forecast.Record(Midnight + (half * 43_200L), half == 3 ? 700 : 100, isHeldBack: false);
        }

        Assert.Equal(meanW, forecast.MeanW(Midnight + (4 * 43_200L), Midnight + (4 * 43_200L)));
    }

    [Theory]
    [InlineData(ForecastMethod.Yesterday)]
    [InlineData(ForecastMethod.Smoothing)]
    public void A_method_that_knows_nothing_lets_the_next_one_speak(ForecastMethod method)
    {
        NetPowerForecast forecast = Of(900);
        forecast.Method = method;
        forecast.Observe(700, 0.01, Midnight + 10, isHeldBack: false);

        Assert.Equal(700, forecast.MeanW(Midnight + 900, Midnight + 20));
    }

    /// <summary>Given for the interval at 900 s: 1000 W; it was 1400 W. Given for the one at 1800 s, that never came: no test.</summary>
    [Fact]
    public void The_error_report_tests_what_was_really_given()
    {
        NetPowerForecast forecast = Of(900);
        forecast.Record(Midnight, 1000, isHeldBack: false);
        forecast.MeanW(Midnight + 900, Midnight + 780);
        forecast.Record(Midnight + 900, 1400, isHeldBack: false);
        forecast.MeanW(Midnight + 1800, Midnight + 1700);
        forecast.Record(Midnight + 2700, 5000, isHeldBack: false);

        Assert.Equal((1L, 400.0, 400.0), (forecast.GivenError.Count, forecast.GivenError.MeanW, forecast.GivenError.MeanAbsoluteW));
    }

    private static void Record(NetPowerForecast forecast, params double[] meansW)
    {
        for (int i = 0; i < meansW.Length; i++)
        {
            forecast.Record(Midnight + (900L * i), meansW[i], isHeldBack: false);
        }
    }
}

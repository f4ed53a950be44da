using EdgeLem.Sim.Homes;

namespace EdgeLem.Sim.Tests.Homes;

public sealed class LoadTests
{
    private const long NewYear2026 = 1_767_225_600;
    private const long Day = 86_400;

    /// <summary>The polynomial worked out by hand: day 100 is -0.0392 + 0.32 - 0.702 + 0.21 + 1.24.</summary>
    [Theory]
    [InlineData(1, 1.24203)]
    [InlineData(100, 1.0288)]
    [InlineData(200, 0.7848)]
    [InlineData(365, 1.2572)]
    public void The_H0_polynomial_has_its_worked_values(int day, double factor) => Assert.Equal(factor, H0Dynamics.Factor(day), 0.0001);

    [Fact]
    public void The_H0_polynomial_keeps_the_energy_of_a_year() => Assert.Equal(1, H0Dynamics.Mean, 0.01);

    [Theory]
    [InlineData(1, new[] { 1 })]
    [InlineData(2, new[] { 0, 1, 2 })]
    [InlineData(3, new[] { 2 })]
    public void A_home_consumes_its_annual_energy_within_a_few_percent(int seed, int[] phases)
    {
        Home home = SingleHome(seed, phases);
        double wattHours = 0;
        for (long t = NewYear2026; t < NewYear2026 + (365 * Day); t += 900)
        {
            wattHours += home.Prepare(t, 900).PowerW.Sum / 4;
        }

        Assert.InRange(home.AnnualBaseKWh, 2000, 5500);
        Assert.Equal(1, wattHours / 1000 / home.AnnualBaseKWh, 0.04);
    }

    [Fact]
    public void The_village_peaks_in_the_evening_and_sleeps_at_night()
    {
        HomePark park = HomePark.Create(8, Sites(60), new HomeParkOptions { CarShare = 0, HeatPumpShare = 0, PvShare = 0 });
        double[] hours = new double[24];
        for (long t = NewYear2026; t < NewYear2026 + (7 * Day); t += 900)
        {
            // Local time is UTC + 1 h.
            hours[(t + 3600) / 3600 % 24] += park.Homes.Sum(home => home.Prepare(t, 900).PowerW.Sum);
        }

        Assert.InRange(Array.IndexOf(hours, hours.Max()), 18, 20);
        Assert.InRange(Array.IndexOf(hours, hours.Min()), 1, 4);
        Assert.InRange(hours.Max() / hours.Min(), 2, 6);
    }

    [Fact]
    public void Every_watt_of_a_single_phase_home_is_on_its_phase_and_draws_inductive_vars()
    {
        Home home = SingleHome(3, [1]);
        for (long t = NewYear2026; t < NewYear2026 + Day; t += 60)
        {
            HomeDemand demand = home.Prepare(t, 60);
            Assert.Equal(0, demand.PowerW.A + demand.PowerW.C);
            Assert.True(demand.PowerW.B > 0);
            Assert.InRange(demand.ReactivePowerVar.B, 0, demand.PowerW.B);
        }
    }

    [Fact]
    public void A_profile_gives_the_minute_that_it_was_told()
    {
        double[] minutes = [.. Enumerable.Range(0, 1440).Select(minute => (double)minute)];
        var fromMidnight = new LoadProfile(minutes, 0.95);
        var fromMinuteOne = new LoadProfile(minutes, 0.95, firstMinute: 1);

        Assert.Equal(566_000, fromMidnight.PowerW(NewYear2026 + (566 * 60) + 59));
        Assert.Equal(565_000, fromMinuteOne.PowerW(NewYear2026 + (566 * 60)));
        Assert.Equal(1_439_000, fromMinuteOne.PowerW(NewYear2026));
    }

    [Fact]
    public void A_profiled_home_has_the_given_load_at_its_power_factor()
    {
        var profile = new LoadProfile([1.0], 0.95);
        HomePark park = HomePark.CreateFromProfiles(1, [new ProfiledSite(new HomeSite("h", [2]), profile)], new HomeParkOptions { PvShare = 0 });

        HomeDemand demand = park.Homes[0].Prepare(NewYear2026, 60);
        Assert.Equal(new PhaseValues(0, 0, 1000), demand.PowerW);

        // 1000 W x tan(acos 0.95).
        Assert.Equal(328.68, demand.ReactivePowerVar.C, 0.01);
        Assert.Null(park.Homes[0].Battery);
    }

    private static List<HomeSite> Sites(int count) => [.. Enumerable.Range(0, count).Select(i => new HomeSite($"h{i}", [i % 3]))];

    private static Home SingleHome(int seed, int[] phases) => HomePark.Create(
        seed, [new HomeSite("h", phases)], new HomeParkOptions { PvShare = 0, CarShare = 0, HeatPumpShare = 0 }).Homes[0];
}

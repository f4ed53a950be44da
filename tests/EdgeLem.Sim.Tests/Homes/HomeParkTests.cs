using EdgeLem.Sim.Homes;

namespace EdgeLem.Sim.Tests.Homes;

public sealed class HomeParkTests
{
    // 2026-06-15 00:00 UTC.
    private const long June = 1_781_481_600;

    [Fact]
    public void The_shares_are_met_exactly()
    {
        HomePark park = HomePark.Create(1, Sites(55));

        // round(27.5) = 28, away from zero; round(0.3 x 28) = 8; 11 cars; round(13.75) = 14.
        Assert.Equal(28, park.Homes.Count(home => home.HasInverter));
        Assert.Equal(8, park.Homes.Count(home => home.Battery is not null));
        Assert.Equal(11, park.Homes.Count(home => home.Car is not null));
        Assert.Equal(14, park.Homes.Count(home => home.HeatPump is not null));
        Assert.All(park.Homes, home => Assert.True(home.Battery is null || home.HasInverter));
    }

    [Fact]
    public void Roofs_and_inverters_stay_within_the_rules()
    {
        HomePark park = HomePark.Create(2, Sites(300), new HomeParkOptions { PvShare = 1 });

        Assert.All(park.Homes, home =>
        {
            Assert.InRange(home.Pv!.PeakPowerW, 3000, 10_000);
            Assert.Equal(1.1 * home.Pv.PeakPowerW, home.InverterRatedVa, 5.0);
            Assert.True(home.Phases.Count == 3 || home.InverterRatedVa <= 4600);
        });
        Assert.True(park.Homes.Max(home => home.InverterRatedVa) > 9000);
    }

    [Fact]
    public void The_same_seed_gives_bit_identical_days_whatever_the_order_and_the_threads()
    {
        List<HomeSite> sites = Sites(30);
        double[][] forward = RunDay(HomePark.Create(4, sites), parallel: false);
        sites.Reverse();
        double[][] backward = RunDay(HomePark.Create(4, sites), parallel: true);
        Array.Reverse(backward);

        Assert.Equal(forward, backward);
        Assert.NotEqual(forward, RunDay(HomePark.Create(5, Sites(30)), parallel: false));
    }

    [Fact]
    public void A_neighbour_more_changes_nobody_s_load()
    {
        HomePark few = HomePark.Create(4, Sites(10));
        HomePark many = HomePark.Create(4, Sites(20));

        Assert.Equal(few.Homes.Select(home => home.AnnualBaseKWh), many.Homes.Take(10).Select(home => home.AnnualBaseKWh));
    }

    [Fact]
    public void Wrong_sites_and_options_are_all_reported_at_once()
    {
        HomeSite[] sites = [new("a", [0]), new("a", [1]), new("b", [0, 1]), new("c", [3])];

        ArgumentException refusal = Assert.Throws<ArgumentException>(() => HomePark.Create(1, sites, new HomeParkOptions { PvShare = 2 }));
        Assert.Equal(4, refusal.Message.Split(Environment.NewLine).Length);
    }

    [Fact]
    public void The_net_power_is_load_less_inverter_plus_battery_on_the_home_s_phases()
    {
        Home home = HomePark.Create(1, [new HomeSite("h", [2])], new HomeParkOptions { PvShare = 1, BatteryShareOfPv = 1 }).Homes[0];
        HomeDemand demand = home.Prepare(June + (11 * 3600), 60);
        HomeState state = home.Balance(1000, 200, 5);

        Assert.Equal(demand.PowerW.C - 1000 + state.BatteryPowerW, state.PowerW.C, 1e-9);
        Assert.Equal(demand.ReactivePowerVar.C - 200, state.ReactivePowerVar.C, 1e-9);
        Assert.Equal(0, state.PowerW.A + state.PowerW.B);
    }

    [Fact]
    public void Balancing_changes_nothing_and_committing_moves_the_battery_once()
    {
        Home home = HomePark.Create(1, [new HomeSite("h", [0])], new HomeParkOptions { PvShare = 1, BatteryShareOfPv = 1 }).Homes[0];
        home.Prepare(June, 60);
        double before = home.Battery!.StoredWh;
        HomeState balance = home.Balance(4000, 0, 30);
        Assert.Equal(balance, home.Balance(4000, 0, 30));
        Assert.Equal(before, home.Battery.StoredWh);

        HomeState committed = home.Commit(4000, 0, 30);
        Assert.Equal(before + (balance.BatteryPowerW * 30 / 3600 * 0.95), committed.BatteryStoredWh, 1e-9);
        home.Commit(4000, 0, 30);
        Assert.Throws<InvalidOperationException>(() => home.Commit(4000, 0, 1));
    }

    [Fact]
    public void Steps_must_not_overlap()
    {
        Home home = HomePark.Create(1, [new HomeSite("h", [0])]).Homes[0];
        Assert.Throws<InvalidOperationException>(() => home.Balance(0, 0, 1));
        home.Prepare(June, 60);

        Assert.Throws<InvalidOperationException>(() => home.Prepare(June + 59, 60));
        home.Prepare(June + 60, 60);
    }

    [Fact]
    public void A_three_phase_home_uses_all_its_phases()
    {
        Home home = HomePark.Create(1, [new HomeSite("h", [0, 1, 2])]).Homes[0];
        HomeDemand demand = home.Prepare(June, 60);

        Assert.True(demand.PowerW is { A: > 0, B: > 0, C: > 0 });
    }

    [Fact]
    public void The_park_s_sunny_day_delivers_power_at_noon_and_none_at_night()
    {
        HomePark park = HomePark.Create(3, Sites(20), new HomeParkOptions { PvShare = 1 });

        Assert.All(park.Homes, home => Assert.Equal(0, home.Prepare(June, 60).AvailablePvW));
        Assert.All(park.Homes, home => Assert.InRange(home.Prepare(June + (11 * 3600), 60).AvailablePvW, 1, home.Pv!.PeakPowerW));
    }

    private static List<HomeSite> Sites(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new HomeSite($"home-{i}", i % 4 == 3 ? [0, 1, 2] : [i % 3]))];

    private static double[][] RunDay(HomePark park, bool parallel)
    {
        double[][] results = new double[park.Homes.Count][];
        void Run(int index)
        {
            var values = new List<double>();
            Home home = park.Homes[index];
            for (long t = June; t < June + 86_400; t += 300)
            {
                HomeDemand demand = home.Prepare(t, 300);
                HomeState state = home.Commit(Math.Min(demand.AvailablePvW, home.InverterRatedVa), 0, 300);
                values.AddRange([state.PowerW.A, state.PowerW.B, state.PowerW.C, state.ReactivePowerVar.Sum, state.BatteryStoredWh]);
            }

            results[index] = [.. values];
        }

        if (parallel)
        {
            Parallel.For(0, results.Length, Run);
        }
        else
        {
            Enumerable.Range(0, results.Length).ToList().ForEach(Run);
        }

        return results;
    }
}

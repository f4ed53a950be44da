using EdgeLem.Contracts;
using EdgeLem.Node.Bidding;
using EdgeLem.Node.Tests.Fakes;

namespace EdgeLem.Node.Tests.Bidding.Strategies;

public sealed class AssetStrategyTests
{
    private readonly DemandCurve _curve = new();
    private readonly BatteryState _battery = new()
    {
        IsKnown = true, CapacityWh = 10_000, StateOfChargePercent = 50, MaxChargeW = 3000, MaxDischargeW = 2000,
    };

    /// <summary>
    /// Half full without reserve and without known prices: value 300 000 - 0.5 x 220 000 = 190 000. Efficiency 0.81, so 0.9 one way, wear 20 000:
    /// charge up to 0.9 x 190 000 - 10 000 = 161 000, discharge from 190 000 / 0.9 + 10 000 = 221 112 (rounded up).
    /// </summary>
    [Fact]
    public void A_battery_buys_below_and_sells_above_the_value_of_its_energy()
    {
        Battery();

        Assert.Equal([(2000.0, 221_112L), (3000.0, 161_000L)], Steps());
        Assert.Equal(-2000, _curve.InelasticW);
    }

    /// <summary>An hour's energy at most: 5 % of 10 kWh in a quarter-hour are 2 kW into the terminals and 2 kW x 0.9 out of them.</summary>
    [Theory]
    [InlineData(98, 10_000 * 0.02 / 0.9 / 0.25)]
    [InlineData(100, 0)]
    public void A_full_battery_buys_only_what_it_can_hold(double percent, double chargeW)
    {
        _battery.StateOfChargePercent = percent;
        Battery();

        Assert.Equal(chargeW, Steps().Where(step => step.Price < 200_000 && step.Price != Discharge().Price).Sum(step => step.QuantityW), 1e-6);
    }

    [Fact]
    public void An_empty_battery_offers_nothing_and_a_reserve_is_kept()
    {
        _battery.StateOfChargePercent = 10;
        Battery(reserve: 10);

        Assert.Equal(0, _curve.InelasticW);
        Assert.Single(Steps());
    }

    [Fact]
    public void A_battery_that_is_not_known_does_not_bid()
    {
        _battery.IsKnown = false;
        Battery();

        Assert.Empty(Steps());
    }

    [Fact]
    public void At_any_prices_a_battery_sells_dearer_than_it_buys_by_its_wear()
    {
        var random = new Random(31);
        for (int trial = 0; trial < 1000; trial++)
        {
            GateMessage gate = Bench.Gate(900);
            gate.FeedInMicroEurPerKwh = random.NextInt64(-300_000, 200_000);
            gate.RetailMicroEurPerKwh = gate.FeedInMicroEurPerKwh + random.NextInt64(0, 400_000);
            var prices = new BidPrices();
            prices.Begin(gate, 500);
            _battery.StateOfChargePercent = random.Next(5, 95);
            _curve.Begin(0);
            new BatteryStrategy(_battery, Settings()).Add(_curve, prices, Market.Memory());

            (double QuantityW, long Price)[] steps = Steps();
            Assert.Equal(2, steps.Length);
            Assert.True(steps[0].Price - steps[1].Price >= 20_000, $"trial {trial}: sells at {steps[0].Price}, buys at {steps[1].Price}");
        }
    }

    /// <summary>Band 19 to 22 C, middle 20.5; mean 200 000, deviation 40 000 (two prices 171 716 and 228 284). Heating: k x = 2 (20.5 - T) / 1.5.</summary>
    [Theory]
    [InlineData(20.5, 200_000)]
    [InlineData(19.75, 240_000)]
    [InlineData(21.25, 160_000)]
    [InlineData(21.9, 125_333)]
    public void A_heater_bids_deviations_above_the_mean_the_colder_it_is(double temperatureC, long price)
    {
        Thermostat(temperatureC, cools: false);

        (double QuantityW, long Price) step = Assert.Single(Steps());
        Assert.Equal(1500, step.QuantityW);
        Assert.Equal(price, step.Price, 2.0);
    }

    [Fact]
    public void A_heater_below_its_band_runs_at_any_price_and_above_it_at_none()
    {
        Thermostat(18.9, cools: false);
        Assert.Equal(1500, _curve.InelasticW);

        Thermostat(22.1, cools: false);
        Assert.Equal((0.0, 0), (_curve.InelasticW, _curve.Count));
    }

    [Fact]
    public void A_cooler_bids_more_the_warmer_it_is()
    {
        Thermostat(21.25, cools: true);

        Assert.Equal(240_000, Assert.Single(Steps()).Price, 2.0);
    }

    /// <summary>
    /// The interval from 00:15 to 00:30 (time zero is midnight UTC plus 8 h: 1 800 000 000 s is 08:00). Ready at 09:15, four quarters left; 2 kWh at 4 kW need two of them. Yesterday's
    /// prices of the four: 250, 100, 150, 200 thousand; the second lowest is 150 000.
    /// </summary>
    [Fact]
    public void A_vehicle_bids_the_price_of_the_dearest_interval_that_it_needs()
    {
        Vehicle(2000, readyS: 900 + (4 * 900), [250_000, 100_000, 150_000, 200_000]);

        Assert.Equal((0.0, (4000.0, 150_000L)), (_curve.InelasticW, Assert.Single(Steps())));
    }

    /// <summary>3.5 kWh at 4 kW in four quarters (4 kWh at most): 0.5 kWh must come in this one, 2 kW; 2 kW may wait, but all four are needed: retail.</summary>
    [Fact]
    public void What_cannot_wait_is_bought_at_any_price()
    {
        Vehicle(3500, readyS: 900 + (4 * 900), [250_000, 100_000, 150_000, 200_000]);

        Assert.Equal((2000.0, (2000.0, 300_000L)), (_curve.InelasticW, Assert.Single(Steps())));
    }

    [Fact]
    public void A_vehicle_that_cannot_make_it_any_more_charges_as_it_can()
    {
        Vehicle(50_000, readyS: 1800, [250_000]);

        Assert.Equal((4000.0, 0), (_curve.InelasticW, _curve.Count));
    }

    [Fact]
    public void A_vehicle_that_needs_nothing_bids_nothing()
    {
        Vehicle(0, readyS: 4500, [250_000]);

        Assert.Equal((0.0, 0), (_curve.InelasticW, _curve.Count));
    }

    /// <summary>
    /// Oracle: exhaustive choice of the cheapest intervals. A vehicle that charges whenever the clearing price is at most its bid, over a night whose prices repeat
    /// yesterday's, pays what the best choice of whole intervals costs.
    /// </summary>
    [Fact]
    public void When_prices_repeat_a_vehicle_charges_in_the_cheapest_intervals()
    {
        const int Seed = 77;
        var random = new Random(Seed);
        for (int trial = 0; trial < 100; trial++)
        {
            int intervals = random.Next(3, 12);
            long[] prices = [.. Enumerable.Range(0, intervals).Select(i => 90_000 + (1000L * random.Next(200)) + i)];
            int needed = random.Next(1, intervals + 1);

            double paid = Charge(prices, needed);

            double best = prices.Order().Take(needed).Sum(price => price * 1.0);
            Assert.True(Math.Abs(best - paid) < 1e-6, $"seed {Seed}, trial {trial}: paid {paid}, best {best}");
        }
    }

    private static double Charge(long[] prices, int needed)
    {
        var vehicle = new VehicleState { IsConnected = true, NeededWh = 1000.0 * needed, MaxChargeW = 4000, MinChargeW = 1400 };
        var settings = new BiddingSettings(new BiddingConfig { VehicleReadySecondOfDay = SecondOfDay(900L * prices.Length) });
        PriceMemory memory = Yesterday(prices, 0);
        var curve = new DemandCurve();
        double paid = 0;
        for (int interval = 0; interval < prices.Length; interval++)
        {
            curve.Begin(0);
            new VehicleStrategy(vehicle, settings).Add(curve, Market.Prices(startS: 900L * interval), memory);
            double energyWh = curve.DemandW(prices[interval]) / 4;
            paid += energyWh / 1000 * prices[interval];
            vehicle.NeededWh -= energyWh;
            memory.Take(Market.Cleared(900L * interval, prices[interval]), Bench.Gate(0));
        }

        Assert.Equal(0, vehicle.NeededWh, 1e-6);
        return paid;
    }

    private static PriceMemory Yesterday(long[] prices, long startS)
    {
        var memory = new PriceMemory();
        for (int i = 0; i < prices.Length; i++)
        {
            memory.Take(Market.Cleared(startS + (900L * i) - 86_400, prices[i]), Bench.Gate(0));
        }

        return memory;
    }

    private static long SecondOfDay(long secondsSinceT0) => (Bench.T0 + secondsSinceT0) % 86_400;

    private static BiddingSettings Settings(long reserve = 0) => new(new BiddingConfig
    {
        BatteryEfficiencyPermille = 810, BatteryCycleCostMicroEurPerKwh = 20_000, BatteryReservePercent = reserve,
    });

    private void Battery(long reserve = 0)
    {
        _curve.Begin(0);
        new BatteryStrategy(_battery, Settings(reserve)).Add(_curve, Market.Prices(), Market.Memory());
    }

    private (double QuantityW, long Price) Discharge() => Steps().MaxBy(step => step.Price);

    private void Thermostat(double temperatureC, bool cools)
    {
        var thermal = new ThermalState { IsKnown = true, Cools = cools, TemperatureC = temperatureC, RatedW = 1500 };
        _curve.Begin(0);
        new ThermostatStrategy(thermal, new BiddingSettings(null)).Add(_curve, Market.Prices(), Market.Memory(171_716, 228_284));
    }

    private void Vehicle(double neededWh, long readyS, long[] yesterday)
    {
        var vehicle = new VehicleState { IsConnected = true, NeededWh = neededWh, MaxChargeW = 4000, MinChargeW = 1400 };
        _curve.Begin(0);
        var settings = new BiddingSettings(new BiddingConfig { VehicleReadySecondOfDay = SecondOfDay(readyS) });
        new VehicleStrategy(vehicle, settings).Add(_curve, Market.Prices(), Yesterday(yesterday, 900));
    }

    private (double QuantityW, long Price)[] Steps() => [.. Enumerable.Range(0, _curve.Count).Select(step => (_curve.QuantityW(step), _curve.Price(step)))];
}

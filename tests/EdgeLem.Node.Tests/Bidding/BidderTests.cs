using System.Text.Json;
using EdgeLem.Contracts;
using EdgeLem.Node.Bidding;
using EdgeLem.Node.Tests.Fakes;

namespace EdgeLem.Node.Tests.Bidding;

/// <summary>Strategies chosen by the configuration of a running node.</summary>
public sealed class BidderTests
{
    [Fact]
    public void A_node_bids_with_the_strategy_and_the_assets_of_its_configuration()
    {
        Bench bench = Configured(new BiddingConfig { Strategy = BiddingNames.Adaptive, Assets = [BiddingNames.Battery], BatteryCycleCostMicroEurPerKwh = 0 });
        Fill(bench.Node.Bidder.Assets.Battery);

        JsonElement[] orders = [.. Sent(bench).Body.GetProperty("orders").EnumerateArray()];

        // The adaptive margin of a fifth of 220 000 below the limit price 190 000; two steps of the battery.
        Assert.Equal(3, orders.Length);
        Assert.Equal("bid", orders[0].GetProperty("side").GetString());
        Assert.Equal(190_000 - 44_000, orders[0].GetProperty("priceMicroEurPerKwh").GetInt64());
    }

    /// <summary>The meter's 900 W hold 700 W of a charging battery: 200 W are the household's.</summary>
    [Fact]
    public void What_a_flexible_device_takes_is_not_forecast_as_the_households()
    {
        var bench = new Bench();
        BatteryState battery = bench.Node.Bidder.Assets.Battery;
        Fill(battery);
        battery.PowerW = 700;
        bench.Start();

        Assert.Equal(200, Sent(bench).Number("forecastW"));
    }

    [Fact]
    public void A_wrong_bidding_part_leaves_all_old_settings_in_force()
    {
        Bench bench = Configured(new BiddingConfig());
        ConfigMessage wrong = Bench.Config(8);
        wrong.Bidding = new BiddingConfig { Strategy = "clever" };

        Assert.Equal(RejectCode.FieldOutOfRange, bench.Node.OnConfig(wrong, bench.NowMs));
        Assert.Equal(7, bench.Node.Settings.Version);
    }

    [Fact]
    public void Bidding_allocates_nothing_once_it_runs()
    {
        var config = new BiddingConfig { Strategy = BiddingNames.Adaptive, Assets = [BiddingNames.Battery, BiddingNames.Thermostat, BiddingNames.Vehicle] };
        var settings = new BiddingSettings(config);
        var assets = new FlexibleAssets();
        Fill(assets.Battery);
        (assets.Thermal.IsKnown, assets.Thermal.TemperatureC, assets.Thermal.RatedW) = (true, 20, 1500);
        (assets.Vehicle.IsConnected, assets.Vehicle.NeededWh, assets.Vehicle.MaxChargeW) = (true, 8000, 11_000);
        var strategies = new StrategySet(settings, assets, "home-01");
        BidPrices prices = Market.Prices();
        PriceMemory memory = Market.Memory(100_000, 200_000, 300_000);
        BidLimits limits = Market.Limits();
        var curve = new DemandCurve();
        var writer = new OrderWriter();
        var orders = new OrdersMessage();
        Decide();

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < 100; round++)
        {
            Decide();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.NotEmpty(orders.Orders);

        void Decide()
        {
            curve.Begin(400);
            strategies.Price.Price(prices);
            strategies.AddAssets(curve, prices, memory);
            writer.Write(curve, prices, limits, orders);
        }
    }

    private static Bench Configured(BiddingConfig bidding)
    {
        Bench bench = new Bench().Start();
        ConfigMessage config = Bench.Config(7);
        config.Bidding = bidding;
        Assert.Equal(RejectCode.None, bench.Node.OnConfig(config, bench.NowMs));
        return bench;
    }

    private static void Fill(BatteryState battery) =>
        (battery.IsKnown, battery.CapacityWh, battery.StateOfChargePercent, battery.MaxChargeW, battery.MaxDischargeW) = (true, 10_000, 50, 3000, 100);

    private static Published Sent(Bench bench)
    {
        bench.Node.OnGate(Bench.Gate(900), bench.NowMs);
        bench.RunTo(850);
        return bench.Link.Messages.Last(message => message.Leaf == Topics.Orders);
    }
}

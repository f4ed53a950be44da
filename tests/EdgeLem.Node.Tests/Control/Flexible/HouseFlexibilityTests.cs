using EdgeLem.Contracts;
using EdgeLem.Node.Bidding;
using EdgeLem.Node.Control;
using EdgeLem.Node.Metering.Store;
using EdgeLem.Node.Devices;
using EdgeLem.Node.Tests.Fakes;

namespace EdgeLem.Node.Tests.Control.Flexible;

/// <summary>The whole node with storage, wallbox and heat pump; a control period of 2 s. The house draws what a test sets plus what storage and vehicle take.</summary>
public sealed class HouseFlexibilityTests
{
    private readonly FakeStorage _storage = new();
    private readonly FakeWallbox _wallbox = new();
    private readonly FakeRelay _first = new();
    private readonly FakeRelay _second = new();
    private readonly Bench _bench;
    private double _second0;

    public HouseFlexibilityTests()
    {
        var house = new HouseFlexibility(
            new WallboxUnit(_wallbox, new ChargeLimits(3, 16)),
            new StorageUnit(_storage, new StorageLimits()),
            new HeatPumpControl(_first, _second, new HeatPumpTimes(3000)));
        _bench = new Bench(equipment: new NodeEquipment(EnergyStore.InMemory(), house)).Start();
    }

    private double NetW => _bench.Meter.PowerW;

    [Fact]
    public void A_dispatch_is_obeyed_within_one_cycle_of_its_interval()
    {
        _wallbox.State = WallboxState.NoVehicle;
        Live(20, 1000);
        Assert.Equal(0, NetW, 60.0);

        // Sold 500 W from second 20 on (the bench's dispatch): at 22 the storage delivers the house and the trade.
        _bench.Node.OnDispatch(Bench.Dispatch(0, 5000, 900), _bench.NowMs);
        Live(22, 1000);
        Live(24, 1000);

        Assert.Equal(-1500, _storage.PowerW, 1.0);
        Assert.Equal(-500, NetW, 1.0);
    }

    [Fact]
    public void The_bidder_knows_what_the_devices_can_do()
    {
        ConfigMessage config = Bench.Config(3);
        config.Bidding = new BiddingConfig { VehicleEnergyWh = 20_000 };
        _bench.Node.OnConfig(config, _bench.NowMs);
        Live(200, 1000);

        BatteryState battery = _bench.Node.Bidder.Assets.Battery;
        Assert.Equal((true, 10_000.0, 50.0, 5000.0), (battery.IsKnown, battery.CapacityWh, battery.StateOfChargePercent, battery.MaxDischargeW));

        // 3 x 16 A x 230 V; what it has drawn since is no longer needed.
        VehicleState vehicle = _bench.Node.Bidder.Assets.Vehicle;
        Assert.Equal((true, 11_040.0), (vehicle.IsConnected, vehicle.MaxChargeW));
        Assert.InRange(vehicle.NeededWh, 20_000 - (200 * 11_088 / 3600.0), 19_999);
    }

    [Fact]
    public void The_import_limit_is_kept_by_the_vehicle_within_one_cycle()
    {
        _storage.Percent = 5;
        Live(80, 1000);
        Assert.Equal(16, _wallbox.CurrentA);

        // 8000 W of import: 7000 over 3 x 231 V are 10.1 A.
        _bench.Node.OnDispatch(Bench.Dispatch(0, 5000, 900), _bench.NowMs);
        Live(82, 1000);
        Assert.Equal(10, _wallbox.CurrentA);

        Live(84, 5000);
        Assert.Equal(0, _wallbox.CurrentA);
        Live(200, 5000);
        Assert.Equal(0, _wallbox.CurrentA);
    }

    [Fact]
    public void Whatever_the_house_does_the_import_limit_is_exceeded_for_one_cycle_at_most()
    {
        const int Seed = 11;
        var random = new Random(Seed);
        _bench.Node.OnDispatch(Bench.Dispatch(0, 5000, 900), _bench.NowMs);
        Live(100, 500);
        for (int step = 0; step < 300; step++)
        {
            double baseW = 7000 * random.NextDouble();
            Live(_second0 + 2, baseW);
            Live(_second0 + 2, baseW);
            Assert.True(NetW <= 8000, $"Seed {Seed}, step {step}: imports {NetW} W at a base of {baseW} W.");
        }
    }

    [Fact]
    public void What_nobody_can_shed_blocks_the_heat_pump()
    {
        _storage.Percent = 5;
        _bench.Node.OnDispatch(Bench.Dispatch(0, 5000, 900), _bench.NowMs);
        Live(10, 9000);

        Assert.Equal((true, false), (_first.IsClosed, _second.IsClosed));
        Assert.Equal(0, _wallbox.CurrentA);
    }

    [Fact]
    public void The_wallboxs_watchdog_is_refreshed_in_its_time()
    {
        Live(200, 1000);
        int before = _wallbox.Written.Count;

        Live(260, 1000);

        // Every 20 s at the latest, and not with each cycle of 2 s.
        Assert.InRange(_wallbox.Written.Count - before, 3, 4);
    }

    [Fact]
    public void A_lost_meter_stops_storage_and_vehicle_and_leaves_the_heat_pump_alone()
    {
        Live(100, 1000);
        Assert.True(_wallbox.CurrentA > 0);
        _bench.Meter.Fails = true;

        Live(120, 1000);

        Assert.Equal((0, 0), (_wallbox.CurrentA, _storage.PowerW));
        Assert.Equal((false, false), (_first.IsClosed, _second.IsClosed));
        _bench.Meter.Fails = false;
        Live(260, 1000);
        Assert.True(_wallbox.CurrentA > 0, "It comes back with the meter.");
    }

    [Fact]
    public void A_device_that_is_silent_stops_nobody_and_is_told_again_when_it_answers()
    {
        Live(100, 1000);
        _storage.Fails = true;
        Live(160, 1000);
        Assert.True(_wallbox.CurrentA > 0);

        _storage.Fails = false;
        int before = _storage.Writes;
        Live(600, 2000);

        Assert.True(_storage.Writes > before);
        Assert.Equal(-2000 - _wallbox.PowerW < -5000 ? -5000 : -2000 - _wallbox.PowerW, _storage.PowerW, 100.0);
    }

    [Fact]
    public void A_cycle_with_all_devices_allocates_nothing()
    {
        _bench.Link.Keeps = false;
        _bench.Node.OnDispatch(Bench.Dispatch(0, 5000, 900), _bench.NowMs);
        Live(100, 1000);
        _wallbox.Written.EnsureCapacity(1000);
        NodeCycle node = _bench.Node;
        long nowMs = _bench.NowMs;

        long before = GC.GetAllocatedBytesForCurrentThread();
        while (nowMs < (Bench.T0 + 800) * 1000)
        {
            nowMs = Math.Max(nowMs + 1, node.NextDueMs);
            node.Advance(nowMs);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>Runs to a second; before every cycle the meter shows the house with what the devices take.</summary>
    private void Live(double untilS, double baseW)
    {
        while (_second0 < untilS)
        {
            _second0 += 2;
            _bench.Meter.PowerW = baseW + _storage.PowerW + _wallbox.PowerW;
            _bench.RunTo(_second0);
        }

        _bench.Meter.PowerW = baseW + _storage.PowerW + _wallbox.PowerW;
    }
}

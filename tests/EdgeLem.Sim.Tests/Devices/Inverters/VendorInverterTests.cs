using EdgeLem.Node.Devices;
using EdgeLem.Sim.Devices;
using DeviceFault = EdgeLem.Node.Devices.DeviceFault;

namespace EdgeLem.Sim.Tests.Devices;

/// <summary>The drivers by register map against virtual inverters that obey as their manufacturers describe.</summary>
public sealed class VendorInverterTests
{
    private static readonly InverterConditions Sun = new(9_000, 231, 230, 229, 50);
    private static readonly InverterConditions Night = new(0, 230, 230, 230, 50);

    public static TheoryData<string> Vendors => ["growatt", "growatt_vpp", "huawei_sun2000", "sma_modbus_profile", "sungrow_sg_sh"];

    public static TheoryData<string> Storages => ["growatt_vpp", "huawei_sun2000", "sma_modbus_profile", "sungrow_sg_sh"];

    [Theory]
    [MemberData(nameof(Vendors))]
    public void Measurements_are_in_load_reference(string id)
    {
        (IVirtualInverter device, IInverter driver, VirtualTcpLink line) = Discovered(id, new InverterOptions { RatedPowerW = 10_000 });
        device.Advance(Sun, 3600);
        driver.BeginReading();
        line.Run(driver);

        Assert.True(driver.ReadingIsValid, driver.FaultReason);
        Assert.Equal(-9_000, driver.Reading.PowerW, 1.0);
        Assert.Equal([231, 230, 229], driver.Reading.VoltageV);
        Assert.Equal(50, driver.Reading.FrequencyHz, 1e-9);
        Assert.Equal(9_000, driver.Reading.EnergyWh);
        Assert.Equal(4, driver.Reading.OperatingState);
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public void Limit_and_vars_are_obeyed_with_read_back(string id)
    {
        (IVirtualInverter device, IInverter driver, VirtualTcpLink line) = Discovered(id, new InverterOptions { RatedPowerW = 10_000 });
        foreach (double reactivePowerVar in (double[])[1_000, -2_000, 0])
        {
            driver.BeginWrite(6_000, reactivePowerVar);
            line.Run(driver);
            Assert.True(driver.WriteSucceeded, driver.FaultReason);

            InverterOutput output = device.Advance(Sun, 0);
            Assert.Equal(6_000, output.ActivePowerW, 1.0);
            Assert.Equal(-reactivePowerVar, output.ReactivePowerVar, 1.0);
        }
    }

    [Theory]
    [InlineData("growatt")]
    [InlineData("growatt_vpp")]
    [InlineData("huawei_sun2000")]
    [InlineData("sungrow_sg_sh")]
    public void A_setpoint_that_stays_costs_no_write(string id)
    {
        (_, IInverter driver, VirtualTcpLink line) = Discovered(id, new InverterOptions { RatedPowerW = 10_000 });
        Write(driver, line, 6_000, 1_000);
        line.Writes.Clear();
        Write(driver, line, 6_000, 1_000);

        Assert.True(driver.WriteSucceeded, driver.FaultReason);
        Assert.Empty(line.Writes);
    }

    [Fact]
    public void SMA_setpoints_are_renewed_with_each_write_since_they_end_by_themselves()
    {
        (IVirtualInverter device, IInverter driver, VirtualTcpLink line) = Discovered("sma_modbus_profile", new InverterOptions { RatedPowerW = 10_000 });
        Write(driver, line, 6_000, 0);
        line.Writes.Clear();
        Write(driver, line, 6_000, 0);
        Assert.Equal([40151, 40149, 40153], line.Writes.Select(write => write.Address));

        device.Advance(Sun, 61);
        Assert.Equal(9_000, device.Advance(Sun, 0).ActivePowerW, 1.0);
    }

    [Fact]
    public void A_Growatt_under_the_VPP_protocol_lets_go_when_communication_is_lost()
    {
        (IVirtualInverter device, IInverter driver, VirtualTcpLink line) = Discovered("growatt_vpp", new InverterOptions { RevertS = 120 });
        Write(driver, line, 6_000, 0);
        device.Advance(Sun, 119);
        Assert.Equal(6_000, device.Advance(Sun, 0).ActivePowerW, 1.0);
        device.Advance(Sun, 2);
        Assert.Equal(9_000, device.Advance(Sun, 0).ActivePowerW, 1.0);
    }

    [Fact]
    public void A_Sungrow_keeps_its_limit_when_the_node_dies()
    {
        (IVirtualInverter device, IInverter driver, VirtualTcpLink line) = Discovered("sungrow_sg_sh", new InverterOptions());
        Write(driver, line, 6_000, 0);
        device.Advance(Sun, 100_000);
        Assert.Equal(6_000, device.Advance(Sun, 0).ActivePowerW, 1.0);
    }

    [Fact]
    public void A_Growatt_keeps_its_commands_volatile_before_it_gets_any_and_its_sign_register_for_0_var()
    {
        (_, IInverter driver, VirtualTcpLink line) = Discovered("growatt", new InverterOptions { RatedPowerW = 10_000 });
        line.Writes.Clear();
        Write(driver, line, 6_000, 1_000);
        Assert.Equal([(2, 0), (3, 60), (4, 10), (89, 4)], line.Writes);
        line.Writes.Clear();
        Write(driver, line, 6_000, 0);
        Assert.Equal([(4, 0)], line.Writes);
    }

    [Fact]
    public void The_flash_register_of_a_Growatt_is_written_12_times_a_day_and_no_more()
    {
        var options = new InverterOptions { RatedPowerW = 10_000 };
        (_, IInverter driver, VirtualTcpLink line) = Discovered("growatt", options);
        for (int i = 0; i < 12; i++)
        {
            Write(driver, line, 6_000, i % 2 == 0 ? 1_000 : -1_000);
            Assert.True(driver.WriteSucceeded, driver.FaultReason);
        }

        Write(driver, line, 6_000, 1_000);
        Assert.Equal(DeviceFault.WriteBudgetSpent, driver.FaultCode);
        Assert.False(driver.WriteSucceeded);
        Assert.Equal((12, 1), (options.Budget.SpentOn(1, 89), options.Budget.Refused));
    }

    [Fact]
    public void A_Huawei_gets_its_fallback_once()
    {
        (_, IInverter driver, VirtualTcpLink line) = Discovered("huawei_sun2000", new InverterOptions { FallbackPowerW = 2_000 });
        line.Writes.Clear();
        Write(driver, line, 6_000, 0);
        Write(driver, line, 5_000, 0);
        Assert.Equal([47675, 40126, 40126], line.Writes.Select(write => write.Address));
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public void At_night_a_reading_is_0_W_and_asleep_or_in_standby(string id)
    {
        (IVirtualInverter device, IInverter driver, VirtualTcpLink line) = Discovered(id, new InverterOptions { RatedPowerW = 10_000 });
        device.Advance(Night, 60);
        driver.BeginReading();
        line.Run(driver);

        Assert.True(driver.ReadingIsValid, driver.FaultReason);
        Assert.Equal(0, driver.Reading.PowerW);
        Assert.Contains(driver.Reading.OperatingState, (int[])[2, 8]);
    }

    [Theory]
    [InlineData("growatt")]
    [InlineData("sma_modbus_profile")]
    public void A_rating_that_the_device_does_not_give_must_be_configured(string id)
    {
        IInverter driver = InverterCatalogue.CreateInverter(id, 1, new InverterOptions());
        driver.BeginDiscovery();
        new VirtualTcpLink(VirtualInverters.Create(id)).Run(driver);

        Assert.False(driver.IsDiscovered);
        Assert.Equal(DeviceFault.RatingUnknown, driver.FaultCode);
    }

    [Fact]
    public void A_device_that_counts_vars_the_other_way_is_turned_round_in_reading_and_writing()
    {
        (IVirtualInverter device, IInverter driver, VirtualTcpLink line) = Discovered("huawei_sun2000", new InverterOptions { ReversesReactivePower = true });
        Write(driver, line, 10_000, 1_000);
        Assert.Equal(1_000, device.Advance(Sun, 0).ReactivePowerVar, 1.0);
        driver.BeginReading();
        line.Run(driver);
        Assert.Equal(1_000, driver.Reading.ReactivePowerVar, 1.0);
    }

    [Theory]
    [MemberData(nameof(Storages))]
    public void A_battery_holds_the_power_it_is_told_in_load_reference(string id)
    {
        var device = (VirtualMapInverter)VirtualInverters.Create(id);
        (IStorage driver, VirtualTcpLink line) = DiscoveredStorage(id, device);
        foreach (double powerW in (double[])[2_000, -1_500, 0])
        {
            driver.BeginWrite(powerW);
            line.Run(driver);
            Assert.True(driver.WriteSucceeded, driver.FaultReason);
            device.Advance(Night, 1);
            Assert.Equal(powerW, device.BatteryPowerW, 1.0);
            driver.BeginReading();
            line.Run(driver);
            Assert.True(driver.ReadingIsValid, driver.FaultReason);
            Assert.Equal(powerW, driver.Reading.PowerW, 1.0);
            Assert.Equal(50, driver.Reading.StateOfChargePercent, 0.5);
        }
    }

    [Theory]
    [InlineData("growatt_vpp")]
    [InlineData("huawei_sun2000")]
    [InlineData("sma_modbus_profile")]
    public void A_battery_goes_back_to_its_own_mode_when_the_node_dies(string id)
    {
        var device = (VirtualMapInverter)VirtualInverters.Create(id);
        (IStorage driver, VirtualTcpLink line) = DiscoveredStorage(id, device);
        driver.BeginWrite(2_000);
        line.Run(driver);
        device.Advance(Night, InverterOptions.DefaultStorageHoldS + 1);
        device.Advance(Night, 0);

        Assert.Equal(0, device.BatteryPowerW);
    }

    [Fact]
    public void A_Huawei_battery_command_is_renewed_after_half_of_its_time()
    {
        IVirtualInverter device = VirtualInverters.Create("huawei_sun2000");
        (IStorage driver, VirtualTcpLink line) = DiscoveredStorage("huawei_sun2000", device);
        var timed = (ITimedDevice)driver;
        foreach ((long nowMs, int writes) in ((long, int)[])[(0, 3), (899_000, 0), (900_000, 1)])
        {
            line.Writes.Clear();
            timed.SetTime(nowMs);
            driver.BeginWrite(2_000);
            line.Run(driver);
            Assert.True(driver.WriteSucceeded, driver.FaultReason);
            Assert.Equal(writes, line.Writes.Count);
        }
    }

    [Fact]
    public void Wrong_options_are_all_named()
    {
        var options = new InverterOptions { RatedPowerW = -1, RevertS = 70_000, FallbackPowerW = double.PositiveInfinity };
        Assert.Equal(3, options.Check().Length);
        Assert.Throws<ArgumentException>(() => InverterCatalogue.CreateInverter("huawei_sun2000", 1, options));
    }

    private static void Write(IInverter driver, VirtualTcpLink line, double limitW, double reactivePowerVar)
    {
        driver.BeginWrite(limitW, reactivePowerVar);
        line.Run(driver);
    }

    private static (IVirtualInverter Device, IInverter Driver, VirtualTcpLink Line) Discovered(string id, InverterOptions options)
    {
        IVirtualInverter device = VirtualInverters.Create(id);
        IInverter driver = InverterCatalogue.CreateInverter(id, 1, options);
        var line = new VirtualTcpLink(device);
        driver.BeginDiscovery();
        line.Run(driver);
        Assert.True(driver.IsDiscovered, driver.FaultReason);
        return (device, driver, line);
    }

    private static (IStorage Driver, VirtualTcpLink Line) DiscoveredStorage(string id, IVirtualDevice device)
    {
        IStorage driver = InverterCatalogue.CreateStorage(id, 1, new InverterOptions { CapacityWh = 10_000, MaxChargeW = 5_000, MaxDischargeW = 5_000 });
        var line = new VirtualTcpLink(device);
        driver.BeginDiscovery();
        line.Run(driver);
        Assert.True(driver.IsDiscovered, driver.FaultReason);
        return (driver, line);
    }
}

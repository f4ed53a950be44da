using EdgeLem.Node.Devices;
using EdgeLem.Sim.Devices;

namespace EdgeLem.Sim.Tests.Devices;

/// <summary>The SunSpec driver against virtual inverters of each family: what is measured, what obeys, and what happens when nobody speaks any more.</summary>
public sealed class SunSpecFamiliesTests
{
    private static readonly InverterConditions Sun = new(9_000, 231, 230, 229, 50);

    [Theory]
    [InlineData("sunspec_103", 103)]
    [InlineData("sunspec_113", 113)]
    [InlineData("sunspec_111", 111)]
    [InlineData("sunspec_701", 701)]
    public void The_newest_family_is_read(string id, int model)
    {
        (IVirtualInverter device, SunSpecInverter driver, VirtualTcpLink line) = Discovered(id);
        device.Advance(Sun, 3600);
        driver.BeginReading();
        line.Run(driver);

        Assert.Equal(model, driver.MeasurementModel);
        Assert.True(driver.ReadingIsValid, driver.FaultReason);
        Assert.Equal(-9_000, driver.Reading.PowerW, 0.5);
        Assert.Equal(231, driver.Reading.VoltageV[0], 0.05);
        Assert.Equal(50, driver.Reading.FrequencyHz, 1e-3);
        Assert.Equal(9_000, driver.Reading.EnergyWh);
        Assert.Equal(4, driver.Reading.OperatingState);
        Assert.Equal((10_000, 10_000, 4_400), (driver.RatedPowerW, driver.RatedVoltAmpere, driver.RatedReactivePowerVar));
    }

    [Theory]
    [InlineData("sunspec_103")]
    [InlineData("sunspec_113")]
    [InlineData("sunspec_701")]
    public void Limit_and_vars_are_obeyed_and_read_back(string id)
    {
        (IVirtualInverter device, SunSpecInverter driver, VirtualTcpLink line) = Discovered(id);
        device.Advance(Sun, 1);
        driver.BeginWrite(6_000, 1_100);
        line.Run(driver);

        Assert.True(driver.WriteSucceeded, driver.FaultReason);
        InverterOutput output = device.Advance(Sun, 0);
        Assert.Equal(6_000, output.ActivePowerW, 1.0);
        Assert.Equal(-1_100, output.ReactivePowerVar, 1.0); // absorbing is negative for SunSpec
    }

    [Theory]
    [InlineData("sunspec_103")]
    [InlineData("sunspec_113")]
    [InlineData("sunspec_701")]
    public void When_the_node_dies_limit_and_vars_end_with_the_reversion_time(string id)
    {
        (IVirtualInverter device, SunSpecInverter driver, VirtualTcpLink line) = Discovered(id);
        driver.BeginWrite(6_000, 1_100);
        line.Run(driver);
        device.Advance(Sun, 119);
        Assert.Equal(6_000, device.Advance(Sun, 0).ActivePowerW, 1.0);
        device.Advance(Sun, 2);

        InverterOutput output = device.Advance(Sun, 0);
        Assert.Equal((9_000, 0), (output.ActivePowerW, output.ReactivePowerVar));
    }

    [Fact]
    public void The_float_counter_is_replaced_by_the_64_bit_one()
    {
        (IVirtualInverter device, SunSpecInverter driver, VirtualTcpLink line) = Discovered("sunspec_113");
        device.Advance(Sun, 3600.0 * 10_000);
        device.Advance(Sun with { AvailablePowerW = 1 }, 3600);
        driver.BeginReading();

        Assert.Equal(2, line.Run(driver));
        Assert.Equal(90_000_001, driver.Reading.EnergyWh); // a float32 would show 90000000: steps of 8 Wh from 67 MWh on
    }

    [Fact]
    public void The_enable_register_of_model_704_comes_after_value_and_timer()
    {
        (_, SunSpecInverter driver, VirtualTcpLink line) = Discovered("sunspec_701");
        line.Writes.Clear();
        driver.BeginWrite(6_000, 1_100);
        line.Run(driver);

        int controls = line.Writes.Min(write => write.Address) - 14; // WMaxLimPctEna comes first in the model
        Assert.Equal([15, 36, 38, 44, 14, 35], line.Writes.Select(write => write.Address - controls));
    }

    [Fact]
    public void Without_var_setpoints_the_vars_go_as_a_power_factor()
    {
        var rating = new InverterRating(10_000, 3);
        var device = new VirtualChainInverter(
            rating, null, new CommonModel("PF only", "1"), new DerMeasurementModel(3), new DerCapacityModel(rating, null), new DerControlsModel(rating, takesVars: false));
        (SunSpecInverter driver, VirtualTcpLink line) = Discovered(device);
        device.Advance(Sun, 1);
        driver.BeginReading();
        line.Run(driver);
        driver.BeginWrite(20_000, 3_000);
        line.Run(driver);

        Assert.True(driver.WriteSucceeded, driver.FaultReason);
        InverterOutput output = device.Advance(Sun, 0);
        Assert.Equal(-3_000, output.ReactivePowerVar, 30.0); // pf 0.9487 in steps of 0.001
    }

    [Fact]
    public void The_permission_to_enter_service_is_withdrawn_and_given_with_its_delay()
    {
        (IVirtualInverter device, SunSpecInverter driver, VirtualTcpLink line) = Discovered("sunspec_701");
        driver.BeginServicePermission(false);
        line.Run(driver);
        Assert.True(driver.PermissionSucceeded, driver.FaultReason);
        Assert.Equal(0, device.Advance(Sun, 1).ActivePowerW);

        driver.BeginServicePermission(true);
        line.Run(driver);
        device.Advance(Sun, 61);
        Assert.Equal(9_000, device.Advance(Sun, 0).ActivePowerW, 1.0);
    }

    [Fact]
    public void A_permission_that_stands_already_costs_no_write()
    {
        (_, SunSpecInverter driver, VirtualTcpLink line) = Discovered("sunspec_701");
        line.Writes.Clear();
        driver.BeginServicePermission(true);
        line.Run(driver);

        Assert.True(driver.PermissionSucceeded, driver.FaultReason);
        Assert.Empty(line.Writes);
    }

    private static (IVirtualInverter Device, SunSpecInverter Driver, VirtualTcpLink Line) Discovered(string id)
    {
        IVirtualInverter device = VirtualInverters.Create(id, new InverterRating(10_000, id == "sunspec_111" ? 1 : 3));
        (SunSpecInverter driver, VirtualTcpLink line) = Discovered(device);
        return (device, driver, line);
    }

    private static (SunSpecInverter Driver, VirtualTcpLink Line) Discovered(IVirtualDevice device)
    {
        var driver = new SunSpecInverter(1, 120);
        var line = new VirtualTcpLink(device);
        driver.BeginDiscovery();
        line.Run(driver);
        Assert.True(driver.IsDiscovered, driver.FaultReason);
        return (driver, line);
    }
}

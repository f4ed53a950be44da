using EdgeLem.Node.Devices;
using EdgeLem.Sim.Devices;
using DeviceFault = EdgeLem.Node.Devices.DeviceFault;

namespace EdgeLem.Sim.Tests.Devices;

/// <summary>The SunSpec storage driver against models 124 with 802, and 704 with 713: a battery of 10 kWh and 5 kW at 50 %.</summary>
public sealed class SunSpecStorageTests
{
    private static readonly InverterConditions Grid = new(0, 230, 230, 230, 50);

    [Theory]
    [InlineData("sunspec_124")]
    [InlineData("sunspec_713")]
    public void Ratings_and_state_are_known(string id)
    {
        (_, SunSpecStorage driver, VirtualTcpLink line) = Discovered(id);
        driver.BeginReading();
        line.Run(driver);

        Assert.Equal((10_000, 5_000, 5_000), (driver.CapacityWh, driver.MaxChargeW, driver.MaxDischargeW));
        Assert.True(driver.ReadingIsValid, driver.FaultReason);
        Assert.Equal((50, 0), (driver.Reading.StateOfChargePercent, driver.Reading.PowerW));
    }

    [Theory]
    [InlineData("sunspec_124", 2_000)]
    [InlineData("sunspec_124", -3_000)]
    [InlineData("sunspec_713", 2_000)]
    [InlineData("sunspec_713", -3_000)]
    public void A_power_is_held_and_read_back_in_load_reference(string id, double powerW)
    {
        (IVirtualInverter device, SunSpecStorage driver, VirtualTcpLink line) = Discovered(id);
        driver.BeginWrite(powerW);
        line.Run(driver);
        Assert.True(driver.WriteSucceeded, driver.FaultReason);
        Assert.Equal(-powerW, device.Advance(Grid, 100).ActivePowerW, 1.0);
        driver.BeginReading();
        line.Run(driver);

        Assert.True(driver.ReadingIsValid, driver.FaultReason);
        Assert.Equal(powerW, driver.Reading.PowerW, 1.0);
        Assert.Equal(50 + (powerW * 100 / 3600 / 10_000 * 100), driver.Reading.StateOfChargePercent, 0.1);
    }

    [Theory]
    [InlineData("sunspec_124")]
    [InlineData("sunspec_713")]
    public void When_the_node_dies_the_battery_goes_back_to_its_own_mode(string id)
    {
        (IVirtualInverter device, SunSpecStorage driver, VirtualTcpLink line) = Discovered(id);
        driver.BeginWrite(2_000);
        line.Run(driver);
        device.Advance(Grid, 121);

        Assert.Equal(0, device.Advance(Grid, 0).ActivePowerW);
    }

    [Theory]
    [InlineData("sunspec_124")]
    [InlineData("sunspec_713")]
    public void More_than_the_rating_is_held_within_it(string id)
    {
        (IVirtualInverter device, SunSpecStorage driver, VirtualTcpLink line) = Discovered(id);
        driver.BeginWrite(9_000);
        line.Run(driver);

        Assert.True(driver.WriteSucceeded, driver.FaultReason);
        Assert.Equal(-5_000, device.Advance(Grid, 0).ActivePowerW, 1.0);
    }

    [Fact]
    public void A_device_without_storage_is_named_as_such()
    {
        var driver = new SunSpecStorage(1);
        driver.BeginDiscovery();
        new VirtualTcpLink(VirtualInverters.Create("sunspec_113")).Run(driver);

        Assert.Equal(DeviceFault.NoStorageModel, driver.FaultCode);
        Assert.False(driver.IsDiscovered);
    }

    private static (IVirtualInverter Device, SunSpecStorage Driver, VirtualTcpLink Line) Discovered(string id)
    {
        IVirtualInverter device = VirtualInverters.Create(id);
        var driver = new SunSpecStorage(1, 120);
        var line = new VirtualTcpLink(device);
        driver.BeginDiscovery();
        line.Run(driver);
        Assert.True(driver.IsDiscovered, driver.FaultReason);
        return (device, driver, line);
    }
}

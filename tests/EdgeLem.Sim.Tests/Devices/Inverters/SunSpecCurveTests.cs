using EdgeLem.Node.Devices;
using EdgeLem.Sim.Devices;
using DeviceFault = EdgeLem.Node.Devices.DeviceFault;

namespace EdgeLem.Sim.Tests.Devices;

/// <summary>Curves of the inverter itself: written, adopted, enabled, read back, and in force when setpoints end.</summary>
public sealed class SunSpecCurveTests
{
    // IEEE 1547-2018 Table 8, category B: 44 % at 0.92 and 1.08 pu, dead band 0.98 to 1.02 pu; absorbed positive here.
    private static readonly InverterCurve CategoryB = new(CurveKind.VoltVar, [0.92, 0.98, 1.02, 1.08], [-0.44, 0, 0, 0.44], 5);

    // IEEE 1547-2018 Table 10: from 1.06 to 1.10 pu down to 20 %.
    private static readonly InverterCurve VoltWatt = new(CurveKind.VoltWatt, [1.06, 1.10], [1, 0.2], 10);

    [Theory]
    [InlineData("sunspec_701")]
    [InlineData("sunspec_113")]
    public void A_volt_var_curve_is_followed_after_adoption(string id)
    {
        (IVirtualInverter device, SunSpecInverter driver, VirtualTcpLink line) = Discovered(id);
        Assert.True(driver.HasVoltVarCurve);
        driver.BeginCurve(CategoryB);
        line.Run(driver);

        Assert.True(driver.CurveSucceeded, driver.FaultReason);
        Assert.Equal(-2_200, device.Advance(At(1.05), 0).ReactivePowerVar, 10.0); // half way between 1.02 and 1.08: 22 % of 10 kVA
        Assert.Equal(4_400, device.Advance(At(0.90), 0).ReactivePowerVar, 10.0);
        Assert.Equal(0, device.Advance(At(1.00), 0).ReactivePowerVar, 10.0);
    }

    [Theory]
    [InlineData("sunspec_701")]
    [InlineData("sunspec_113")]
    public void When_a_setpoint_ends_the_curve_acts_again(string id)
    {
        (IVirtualInverter device, SunSpecInverter driver, VirtualTcpLink line) = Discovered(id);
        driver.BeginCurve(CategoryB);
        line.Run(driver);
        driver.BeginWrite(10_000, 500);
        line.Run(driver);
        Assert.Equal(-500, device.Advance(At(1.05), 60).ReactivePowerVar, 10.0);

        device.Advance(At(1.05), 61);
        Assert.Equal(-2_200, device.Advance(At(1.05), 0).ReactivePowerVar, 10.0);
    }

    [Fact]
    public void A_volt_watt_curve_caps_the_generation()
    {
        (IVirtualInverter device, SunSpecInverter driver, VirtualTcpLink line) = Discovered("sunspec_701");
        Assert.True(driver.HasVoltWattCurve);
        driver.BeginCurve(VoltWatt);
        line.Run(driver);

        Assert.True(driver.CurveSucceeded, driver.FaultReason);
        Assert.Equal(6_000, device.Advance(At(1.08), 0).ActivePowerW, 30.0); // half way: 60 %
    }

    [Fact]
    public void A_curve_that_is_active_already_is_not_written_again()
    {
        (_, SunSpecInverter driver, VirtualTcpLink line) = Discovered("sunspec_701");
        driver.BeginCurve(CategoryB);
        line.Run(driver);
        line.Writes.Clear();
        driver.BeginCurve(CategoryB);
        line.Run(driver);

        Assert.True(driver.CurveSucceeded, driver.FaultReason);
        Assert.Empty(line.Writes);
    }

    [Fact]
    public void Points_come_before_the_number_of_points_and_the_request_before_the_enable_register()
    {
        (_, SunSpecInverter driver, VirtualTcpLink line) = Discovered("sunspec_701");
        line.Writes.Clear();
        driver.BeginCurve(CategoryB);
        line.Run(driver);

        int model = line.Writes[^1].Address - 2; // the last write is Ena
        int target = model + 15 + 10 + 16; // curve 2 behind the header and curve 1 of 8 points
        Assert.Equal((model + 2, 1), line.Writes[^1]);
        Assert.Equal((model + 3, 2), line.Writes[^2]);
        Assert.Equal((target, 4), line.Writes[^3]);
        Assert.All(line.Writes.SkipLast(3), write => Assert.InRange(write.Address, target + 1, target + 25));
    }

    [Fact]
    public void A_refused_curve_is_named_and_the_active_one_stays()
    {
        var rating = new InverterRating(10_000, 3);
        var device = new VirtualChainInverter(
            rating, null, new CommonModel("x", "1"), new DerMeasurementModel(3), new DerCapacityModel(rating, null), new DerControlsModel(rating), new RefusingCurveModel());
        (SunSpecInverter driver, VirtualTcpLink line) = Discovered(device);
        driver.BeginCurve(CategoryB);
        line.Run(driver);

        Assert.False(driver.CurveSucceeded);
        Assert.Equal(DeviceFault.CurveRefused, driver.FaultCode);
    }

    [Fact]
    public void An_adoption_that_does_not_end_is_given_up()
    {
        var rating = new InverterRating(10_000, 3);
        var device = new VirtualChainInverter(
            rating,
            null,
            new CommonModel("x", "1"),
            new DerMeasurementModel(3),
            new DerCapacityModel(rating, null),
            new DerControlsModel(rating),
            new AdoptedCurveModel(705, 8, 3) { AdoptionPolls = 1000 });
        (SunSpecInverter driver, VirtualTcpLink line) = Discovered(device);
        driver.BeginCurve(CategoryB);
        line.Run(driver);

        Assert.Equal(DeviceFault.CurveNotAdopted, driver.FaultCode);
    }

    [Fact]
    public void A_curve_with_more_points_than_the_device_has_is_refused_without_a_write()
    {
        (_, SunSpecInverter driver, VirtualTcpLink line) = Discovered("sunspec_701");
        line.Writes.Clear();
        double[] voltages = [.. Enumerable.Range(0, 9).Select(i => 0.9 + (0.02 * i))];
        driver.BeginCurve(new InverterCurve(CurveKind.VoltVar, voltages, new double[9], 5));
        line.Run(driver);

        Assert.Equal(DeviceFault.NoCurve, driver.FaultCode);
        Assert.Empty(line.Writes);
    }

    [Fact]
    public void A_curve_is_switched_off()
    {
        (IVirtualInverter device, SunSpecInverter driver, VirtualTcpLink line) = Discovered("sunspec_701");
        driver.BeginCurve(CategoryB);
        line.Run(driver);
        driver.BeginCurveOff(CurveKind.VoltVar);
        line.Run(driver);

        Assert.True(driver.CurveSucceeded, driver.FaultReason);
        Assert.Equal(0, device.Advance(At(1.05), 0).ReactivePowerVar);
    }

    [Fact]
    public void Curves_that_change_too_often_spend_the_budget_and_the_next_day_brings_a_new_one()
    {
        IVirtualInverter device = VirtualInverters.Create("sunspec_701");
        var driver = new SunSpecInverter(1, 120, new WriteBudget(3, 3));
        var line = new VirtualTcpLink(device);
        driver.SetTime(0);
        driver.BeginDiscovery();
        line.Run(driver);
        for (int i = 0; i < 3; i++)
        {
            Adopt(driver, line, 0.30 + (0.01 * i));
            Assert.True(driver.CurveSucceeded, driver.FaultReason);
        }

        Adopt(driver, line, 0.40);
        Assert.Equal(DeviceFault.WriteBudgetSpent, driver.FaultCode);
        Assert.False(driver.CurveSucceeded);

        driver.SetTime(WriteBudget.DayMs);
        Adopt(driver, line, 0.40);
        Assert.True(driver.CurveSucceeded, driver.FaultReason);
    }

    private static void Adopt(SunSpecInverter driver, VirtualTcpLink line, double greatestPu)
    {
        driver.BeginCurve(new InverterCurve(CurveKind.VoltVar, [0.92, 0.98, 1.02, 1.08], [-greatestPu, 0, 0, greatestPu], 5));
        line.Run(driver);
    }

    private static InverterConditions At(double voltagePu) => new(8_000, 230 * voltagePu, 230 * voltagePu, 230 * voltagePu, 50);

    private static (IVirtualInverter Device, SunSpecInverter Driver, VirtualTcpLink Line) Discovered(string id)
    {
        IVirtualInverter device = VirtualInverters.Create(id);
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

    /// <summary>A model 705 whose conformance check fails whatever is asked for.</summary>
    private sealed class RefusingCurveModel : ChainModel
    {
        public RefusingCurveModel()
            : base(705, 13 + (2 * 18))
        {
            int[] header = [0, 0, 1, 4, 2, 0, 0, 0, 0, 1, -2, -1, -1];
            for (int i = 0; i < header.Length; i++)
            {
                Put(2 + i, header[i]);
            }

            for (int i = 15; i < Registers; i++)
            {
                Put(i, 0);
                Allow(i);
            }

            Allow(2, 3);
        }

        public override void Written(int offset, int count)
        {
            if (Touches(offset, count, 3))
            {
                Put(4, 2);
            }
        }
    }
}

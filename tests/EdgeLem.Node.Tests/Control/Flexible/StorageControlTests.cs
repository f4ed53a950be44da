using EdgeLem.Node.Control;

namespace EdgeLem.Node.Tests.Control.Flexible;

public sealed class StorageControlTests
{
    /// <summary>The house without storage at a power, traded power, limits; charge and discharge 5 kW. Net = base + storage.</summary>
    [Theory]
    [InlineData(1000, 0, -1000)] // covers the house
    [InlineData(-3000, 0, 3000)] // takes the surplus
    [InlineData(-3000, -2000, 1000)] // sold 2000 W: that much goes out
    [InlineData(1000, 2500, 1500)] // bought 2500 W: they come in
    [InlineData(9000, 0, -5000)] // as far as it can
    [InlineData(-9000, 0, 5000)]
    public void It_brings_the_connection_to_what_was_traded(double baseW, double clearedW, double powerW) =>
        Assert.Equal(powerW, Decide(Situation(baseW, clearedW), 50));

    [Theory]
    [InlineData(3000, 9000, 8000, 5000, 5000)] // wants 6000, may import 8000 in all: 5000 left
    [InlineData(7000, 9000, 8000, 5000, 1000)]
    [InlineData(9000, 9000, 8000, 5000, -1000)] // the house alone is above the limit: it helps
    [InlineData(-1000, -6000, 8000, 3000, -2000)] // sold 6000, may export 3000
    [InlineData(-4000, -6000, 8000, 3000, 1000)] // the house alone is above the limit: it charges although it sold
    public void Import_and_export_limits_come_before_the_trade(double baseW, double clearedW, double importW, double exportW, double powerW)
    {
        FlexibleSituation situation = Situation(baseW, clearedW);
        (situation.ImportLimitW, situation.ExportLimitW) = (importW, exportW);

        Assert.Equal(powerW, Decide(situation, 50));
    }

    [Fact]
    public void The_vehicles_setpoint_counts_for_the_import_limit_before_the_vehicle_takes_it()
    {
        FlexibleSituation situation = Situation(1000, 6000);
        (situation.ImportLimitW, situation.VehicleW, situation.VehiclePlannedW) = (8000, 0, 4000);

        Assert.Equal(3000, Decide(situation, 50));
    }

    [Fact]
    public void An_empty_storage_is_not_discharged_and_a_full_one_not_charged_until_it_recovered()
    {
        var control = new StorageControl(new StorageLimits(10, 90));
        double At(double percent, double baseW)
        {
            control.Decide(Situation(baseW, 0), percent, 5000, 5000);
            return control.PowerW;
        }

        Assert.Equal([-1000, 0, 0, 0, -1000], new[] { At(10.1, 1000), At(10, 1000), At(11, 1000), At(12, 1000), At(12.1, 1000) });
        Assert.Equal([1000, 0, 0, 1000], new[] { At(89.9, -1000), At(90, -1000), At(88, -1000), At(87.9, -1000) });
        Assert.Equal(1000, At(10, -1000));
    }

    [Fact]
    public void Without_a_meter_or_a_state_of_charge_it_rests_and_over_a_stumble_it_goes_on()
    {
        var control = new StorageControl(new StorageLimits());
        control.Decide(Situation(1000, 0), 50, 5000, 5000);
        Assert.Equal(-1000, control.PowerW);

        control.Decide(Situation(double.NaN, 0), 50, 5000, 5000);
        Assert.Equal(-1000, control.PowerW);

        FlexibleSituation lost = Situation(1000, 0);
        lost.MeterIsLost = true;
        control.Decide(lost, 50, 5000, 5000);
        Assert.Equal(0, control.PowerW);

        control.Decide(Situation(1000, 0), double.NaN, 5000, 5000);
        Assert.Equal(0, control.PowerW);
    }

    [Fact]
    public void Whatever_comes_the_import_limit_is_kept_as_far_as_the_storage_can()
    {
        const int Seed = 8;
        var random = new Random(Seed);
        var control = new StorageControl(new StorageLimits());
        for (int trial = 0; trial < 5000; trial++)
        {
            FlexibleSituation situation = Situation(20_000 * (random.NextDouble() - 0.5), 20_000 * (random.NextDouble() - 0.5));
            (situation.ImportLimitW, situation.ExportLimitW) = (10_000 * random.NextDouble(), 10_000 * random.NextDouble());
            control.Decide(situation, 20 + (60 * random.NextDouble()), 5000, 5000);
            double netW = situation.BaseW + control.PowerW;

            Assert.True(netW <= situation.ImportLimitW + 1e-6 || control.PowerW <= -5000, $"Seed {Seed}, trial {trial}: imports {netW} W at {control.PowerW} W.");
            Assert.True(netW >= -situation.ExportLimitW - 1e-6 || control.PowerW >= 5000, $"Seed {Seed}, trial {trial}: exports {-netW} W at {control.PowerW} W.");
        }
    }

    private static double Decide(FlexibleSituation situation, double percent)
    {
        var control = new StorageControl(new StorageLimits());
        control.Decide(situation, percent, 5000, 5000);
        return control.PowerW;
    }

    private static FlexibleSituation Situation(double baseW, double clearedW) => new() { BaseW = baseW, WantedNetW = clearedW, ImportLimitW = 17_000, ExportLimitW = 10_000 };
}

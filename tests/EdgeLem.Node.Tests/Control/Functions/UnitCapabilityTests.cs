using EdgeLem.Contracts;
using EdgeLem.Node.Control;

namespace EdgeLem.Node.Tests.Control.Functions;

public sealed class UnitCapabilityTests
{
    /// <summary>IEEE 1547-2018 Table 7 on 5 kVA: inject 44 %; absorb 25 % in A and 44 % in B, from 20 % of rated up; 11 % of VA at 5 % for 44 %; none below.</summary>
    [Theory]
    [InlineData("ieee1547-2018-a", 1000, 2200, 1250)]
    [InlineData("ieee1547-2018-a", 500, 1100, 625)]
    [InlineData("ieee1547-2018-a", 250, 550, 312.5)]
    [InlineData("ieee1547-2018-a", 249, 0, 0)]
    [InlineData("ieee1547-2018-b", 4000, 2200, 2200)]
    [InlineData("ieee1547-2018-b", 250, 550, 550)]
    [InlineData("as4777-2020-a", 4000, 2200, 3000)]
    [InlineData("as4777-2020-nz", 4000, 3000, 3000)]
    [InlineData("vde-ar-n-4105-2018", 4000, 2180, 2180)]
    [InlineData("vde-ar-n-4105-2018-small", 4000, 1560, 1560)]
    public void Capability_is_that_of_the_code(string profile, double generationW, double injectVar, double absorbVar)
    {
        UnitCapability unit = Unit(Settings.Of(profile), generationW);

        Assert.Equal((injectVar, absorbVar), (Math.Round(unit.InjectLimitVar, 9), Math.Round(unit.AbsorbLimitVar, 9)));
    }

    [Fact]
    public void Reactive_priority_leaves_the_rest_of_the_circle_to_active_power()
    {
        UnitCapability unit = Unit(Settings.Of("ieee1547-2018-b"), 5000);

        // sqrt(5000^2 - 2200^2) = 4490.0 W at full absorption: the whole 44 % although the unit runs at its rating.
        Assert.Equal(2200, unit.Clamped(9999), 9);
        Assert.Equal(4489.99, unit.PowerRoomW(2200), 0.01);
        Assert.Equal(5000, unit.PowerRoomW(0), 9);
    }

    [Fact]
    public void Active_priority_leaves_the_rest_of_the_circle_to_reactive_power()
    {
        UnitCapability unit = Unit(new ControlConfig { Profile = "ieee1547-2018-b", Priority = "active" }, 4900);

        // sqrt(5000^2 - 4900^2) = 994.99 var.
        Assert.Equal(994.99, unit.Clamped(9999), 0.01);
        Assert.Equal(5000, unit.PowerRoomW(994.99), 9);
    }

    [Fact]
    public void Constant_power_factor_scales_both()
    {
        UnitCapability unit = Unit(new ControlConfig { Profile = "ieee1547-2018-b", ReactiveMode = "constant-power-factor", PowerFactor = 0.95 }, 5000);

        Assert.Equal(4750, unit.PowerRoomW(0), 9);
    }

    [Theory]
    [InlineData("active")]
    [InlineData("reactive")]
    public void Whatever_is_asked_for_the_apparent_power_is_never_exceeded(string priority)
    {
        const int Seed = 3;
        var random = new Random(Seed);
        var control = new InverterControl(Settings.Node(new ControlConfig { Profile = "ieee1547-2018-b", Priority = priority, BlendS = 5 }));
        control.Rate(5000, 5000, 5000);
        long nowMs = 0;
        double powerW = 0;
        for (int step = 0; step < 2000; step++)
        {
            nowMs += 1 + random.Next(4000);
            powerW = Math.Min(5000 * random.NextDouble() * 1.1, step == 0 ? 5000 : control.ActivePowerLimitW);
            control.HoldVoltage(nowMs, 230 * (0.85 + (0.3 * random.NextDouble())), -powerW);
            control.LimitExport(10_000, 0);
            double apparent = Math.Sqrt(Math.Pow(Math.Min(powerW, control.ActivePowerLimitW), 2) + Math.Pow(control.ReactivePowerVar, 2));
            Assert.True(apparent <= 5000 * (1 + 1e-9), $"Seed {Seed}, step {step}: {apparent} VA.");
        }
    }

    [Fact]
    public void Without_a_known_power_there_is_no_capability()
    {
        UnitCapability unit = Unit(Settings.Of("ieee1547-2018-b"), double.NaN);

        Assert.Equal((0, 0, 0, 0), (unit.InjectLimitVar, unit.AbsorbLimitVar, unit.GenerationPu, unit.LoadingPu));
    }

    private static UnitCapability Unit(ControlConfig control, double generationW)
    {
        var unit = new UnitCapability(Settings.Node(control).Control.Profile);
        unit.Rate(5000, 5000, 5000);
        unit.Update(-generationW);
        return unit;
    }
}

using System.Numerics;

namespace EdgeLem.Grid.Tests;

public sealed class DevicePowersTests
{
    [Fact]
    public void Loads_are_off_until_they_are_used_and_off_again_after_a_clear()
    {
        Feeder feeder = WithDevices();
        var solver = new PowerFlowSolver(feeder);
        var powers = new BusPowers(feeder);

        Complex off = solver.Solve(powers).LoadsPowerVa;
        powers.UseLoads();
        PowerFlowResult on = solver.Solve(powers);
        powers.Clear();
        PowerFlowResult cleared = solver.Solve(powers);

        Assert.Equal(Complex.Zero, off);
        // 4 + 2 kW and 1 + 0 kvar of the load, 3 kW in from the inverter.
        Assert.Equal(0, (new Complex(3_000, 1_000) - on.LoadsPowerVa).Magnitude, 1e-9);
        Assert.Equal(Complex.Zero, cleared.LoadPowerVa(0, 0));
        Assert.Equal(Complex.Zero, cleared.InverterPowerVa(0, 0));
        Assert.Equal(Complex.Zero, cleared.LoadsPowerVa);
    }

    [Fact]
    public void A_step_takes_each_devices_profile_and_begins_again_at_its_end()
    {
        Feeder feeder = WithDevices();
        var powers = new BusPowers(feeder);
        var solver = new PowerFlowSolver(feeder);

        powers.UseLoads(4);
        PowerFlowResult flow = solver.Solve(powers);

        // Load: values 0.5, 1, 1.5, step 4 is the second again. Inverter: 0, 0.25 with two steps, step 4 is the first.
        Assert.Equal(4_000, flow.LoadPowerVa(0, 0).Real, 1e-9);
        Assert.Equal(0, flow.InverterPowerVa(0, 0).Real, 1e-9);
        powers.UseLoads(5);
        flow = solver.Solve(powers);
        Assert.Equal(6_000, flow.LoadPowerVa(0, 0).Real, 1e-9);
        Assert.Equal(1_500, flow.LoadPowerVa(0, 0).Imaginary, 1e-9);
        Assert.Equal(-750, flow.InverterPowerVa(0, 0).Real, 1e-9);
        Assert.Throws<ArgumentOutOfRangeException>(() => powers.UseLoads(-1));
    }

    [Fact]
    public void A_load_and_an_inverter_can_be_set_alone()
    {
        Feeder feeder = WithDevices();
        var powers = new BusPowers(feeder);
        var solver = new PowerFlowSolver(feeder);

        powers.SetLoad(0, 1, new LegPower(700, 70));
        powers.SetInverter(0, -1_200, 0);
        PowerFlowResult flow = solver.Solve(powers);
        Complex first = flow.LoadPowerVa(0, 0);
        Complex second = flow.LoadPowerVa(0, 1);
        Complex inverter = flow.InverterPowerVa(0, 0);
        powers.ScaleLoad(0, 0.5);
        flow = solver.Solve(powers);

        Assert.Equal(Complex.Zero, first);
        Assert.Equal(0, (new Complex(700, 70) - second).Magnitude, 1e-9);
        Assert.Equal(-1_200, inverter.Real, 1e-9);
        Assert.Equal(0, (new Complex(2_000, 500) - flow.LoadPowerVa(0, 0)).Magnitude, 1e-9);
        Assert.Equal(0, (new Complex(1_000, 0) - flow.LoadPowerVa(0, 1)).Magnitude, 1e-9);
    }

    [Fact]
    public void What_does_not_exist_or_is_not_finite_is_refused()
    {
        var powers = new BusPowers(WithDevices());

        Assert.Throws<ArgumentOutOfRangeException>(() => powers.SetLoad(1, 0, default));
        Assert.Throws<ArgumentOutOfRangeException>(() => powers.SetLoad(0, 2, default));
        Assert.Throws<ArgumentOutOfRangeException>(() => powers.ScaleLoad(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => powers.SetInverter(1, 0, 0));
        Assert.Contains("'house'", Assert.Throws<ArgumentException>(() => powers.ScaleLoad(0, double.NaN)).Message, StringComparison.Ordinal);
        Assert.Contains("'pv'", Assert.Throws<ArgumentException>(() => powers.SetInverter(0, 0, double.NaN)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Loads_as_constant_power_ignore_what_they_state()
    {
        Feeder feeder = Networks.OneLine().Add(new Load
        {
            Id = "heater",
            Bus = "end",
            Terminals = TerminalList.EarthedStar,
            RatedVoltageV = 330,
            LegPowers = Load.Balanced(3, 30_000, 6_000),
            VoltageDependence = VoltageDependence.ConstantImpedance with { MinPu = 0.95 },
        }).Build();
        var powers = new BusPowers(feeder);
        powers.UseLoads();

        PowerFlowResult flow = new PowerFlowSolver(feeder, new PowerFlowOptions { LoadsAsConstantPower = true }).Solve(powers);

        // Far below its rated 330 V, where the stated range would end.
        Assert.Equal(0, (new Complex(30_000, 6_000) - flow.LoadsPowerVa).Magnitude, 1e-6);
        Assert.Equal(0, flow.LoadsOutsideConstantPowerBand);
    }

    [Fact]
    public void Each_leg_outside_its_range_is_counted()
    {
        Feeder feeder = Networks.OneLine().Add(new Load
        {
            Id = "far",
            Bus = "end",
            Terminals = TerminalList.EarthedStar,
            RatedVoltageV = 340,
            LegPowers = Load.Balanced(3, 3_000, 0),
            VoltageDependence = new VoltageDependence { MinPu = 0.8 },
        }).Build();
        var powers = new BusPowers(feeder);
        powers.UseLoads();
        powers.Add(feeder.BusIndex("end"), 0, 1_000, 0);

        PowerFlowResult flow = new PowerFlowSolver(feeder).Solve(powers);

        // 235 V of 340 V is below 0.8: the three legs of the load, not the power added.
        Assert.Equal(3, flow.LoadsOutsideConstantPowerBand);
        double u = flow.VoltageV(feeder.BusIndex("end"), 1).Magnitude / 340;
        Assert.Equal(1_000 * u * u / 0.64, flow.LoadPowerVa(0, 1).Real, 1e-6);
    }

    private static Feeder WithDevices() => Networks.OneLine()
        .Add(new PowerProfile { Id = "day", IntervalS = 900, Values = [0.5, 1, 1.5] })
        .Add(new PowerProfile { Id = "sun", IntervalS = 900, Values = [0, 0.25] })
        .Add(new Load
        {
            Id = "house",
            Bus = "end",
            Terminals = new TerminalList(Terminal.A, Terminal.C, Terminal.Earth),
            RatedVoltageV = 230,
            LegPowers = [new(4_000, 1_000), new(2_000, 0)],
            ProfileId = "day",
        })
        .Add(new Inverter
        {
            Id = "pv",
            Bus = "end",
            Terminals = new TerminalList(Terminal.B, Terminal.Earth),
            RatedVoltageV = 230,
            RatedPowerVa = 5_000,
            PowerW = -3_000,
            ProfileId = "sun",
        })
        .Build();
}

using System.Numerics;

namespace EdgeLem.Grid.Tests;

/// <summary>What inverters take, against the characteristic at the voltage that the flow gives.</summary>
public sealed class InverterTests
{
    private static readonly ControlCurve VoltVar = new((0.92, 0.44), (0.98, 0), (1.02, 0), (1.08, -0.44));
    private static readonly ControlCurve VoltWatt = new((1.02, 1), (1.06, 0.2));

    [Theory]
    [InlineData(PowerFlowMethod.Sweep)]
    [InlineData(PowerFlowMethod.Newton)]
    public void Volt_var_takes_what_its_curve_says_at_the_voltage_between_phase_and_neutral(PowerFlowMethod method)
    {
        Feeder feeder = FourWireLine(new Inverter
        {
            Id = "pv",
            Bus = "end",
            Terminals = new TerminalList(Terminal.B, Terminal.N),
            RatedVoltageV = 230,
            RatedPowerVa = 10_000,
            PowerW = -8_000,
            Control = new InverterControl { VoltVar = VoltVar },
        });

        PowerFlowResult flow = Solve(feeder, method);

        double u = flow.VoltageV(feeder.BusIndex("end"), 1).Magnitude / 230;
        Assert.True(u is > 1.03 and < 1.08, $"{u} pu is not on the slope");
        Assert.True(flow.VoltageToEarthV(feeder.BusIndex("end"), Terminal.N).Magnitude > 1, "the neutral should be off earth");
        Assert.Equal(-8_000, flow.InverterPowerVa(0, 0).Real, 1e-6);
        Assert.Equal(10_000 * 0.44 * (u - 1.02) / 0.06, flow.InverterPowerVa(0, 0).Imaginary, 1e-6);
        Assert.Equal(0, (flow.InverterCurrentA(0, 0) - flow.LineCurrentA(feeder.LineIndex("l1"), 1)).Magnitude, 1e-6);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Three_legs_follow_their_mean_or_each_its_own_voltage(bool sensesMean)
    {
        Feeder feeder = FourWireLine(new Inverter
        {
            Id = "pv",
            Bus = "end",
            Terminals = TerminalList.FourWire,
            RatedVoltageV = 230,
            RatedPowerVa = 24_000,
            PowerW = -21_000,
            Control = new InverterControl { VoltVar = VoltVar, SensesMean = sensesMean },
        });
        var powers = new BusPowers(feeder);
        powers.UseLoads();
        powers.Add(feeder.BusIndex("end"), 0, 4_000, 0);

        PowerFlowResult flow = new PowerFlowSolver(feeder, new PowerFlowOptions { TolerancePu = 1e-12 }).Solve(powers);

        double[] u = [.. Enumerable.Range(0, 3).Select(phase => flow.VoltageV(feeder.BusIndex("end"), phase).Magnitude / 230)];
        double[] sensed = sensesMean ? [.. Enumerable.Repeat(u.Average(), 3)] : u;
        Assert.True(u.Max() - u.Min() > 0.01);
        Assert.All(Enumerable.Range(0, 3), leg => Assert.Equal(-8_000 * VoltVar.At(sensed[leg], out _), flow.InverterPowerVa(0, leg).Imaginary, 1e-6));
        Assert.All(Enumerable.Range(0, 3), leg => Assert.Equal(-7_000, flow.InverterPowerVa(0, leg).Real, 1e-6));
    }

    [Fact]
    public void Volt_watt_curtails_along_its_curve()
    {
        Feeder feeder = FourWireLine(new Inverter
        {
            Id = "pv",
            Bus = "end",
            Terminals = new TerminalList(Terminal.A, Terminal.N),
            RatedVoltageV = 230,
            RatedPowerVa = 10_000,
            PowerW = -10_000,
            Control = new InverterControl { VoltWatt = VoltWatt },
        });

        PowerFlowResult flow = Solve(feeder, PowerFlowMethod.Automatic);

        double u = flow.VoltageV(feeder.BusIndex("end"), 0).Magnitude / 230;
        Assert.True(u is > 1.02 and < 1.06, $"{u} pu is not on the slope");
        Assert.Equal(-10_000 * (1 - 0.8 * (u - 1.02) / 0.04), flow.InverterPowerVa(0, 0).Real, 1e-6);
    }

    // S 10 kVA. Reactive first: Q stays 6 kvar, P falls to 8 kW. Active first: P stays 9 kW, Q falls to sqrt(100 - 81) = 4.3589 kvar.
    [Theory]
    [InlineData(-9_000, -6_000, true, -8_000, -6_000)]
    [InlineData(-9_000, -6_000, false, -9_000, -4_358.8989435)]
    [InlineData(9_000, 6_000, true, 8_000, 6_000)]
    [InlineData(-2_000, 12_000, true, 0, 10_000)]
    [InlineData(-12_000, 3_000, false, -10_000, 0)]
    [InlineData(-6_000, 8_000, true, -6_000, 8_000)]
    public void The_rated_power_limits_what_has_no_priority(double powerW, double reactivePowerVar, bool reactiveFirst, double expectedW, double expectedVar)
    {
        InverterLaw.Response response = new InverterLaw(new InverterControl { ReactivePowerFirst = reactiveFirst })
            .At(1, new LegPower(powerW, reactivePowerVar), 10_000);

        Assert.Equal(expectedW, response.PowerW, 1e-6);
        Assert.Equal(expectedVar, response.ReactivePowerVar, 1e-6);
    }

    // cos 0.8: tan 0.75. While it injects, a positive factor injects reactive power, a negative one takes it.
    [Theory]
    [InlineData(0.8, -4_000, -4_000, -3_000)]
    [InlineData(-0.8, -4_000, -4_000, 3_000)]
    [InlineData(0.8, 4_000, 4_000, 3_000)]
    [InlineData(-0.8, -12_000, -8_000, 6_000)]
    public void A_constant_power_factor_is_kept_up_to_the_rated_power(double factor, double powerW, double expectedW, double expectedVar)
    {
        InverterLaw.Response response = new InverterLaw(new InverterControl { PowerFactor = factor }).At(1, new LegPower(powerW, 99), 10_000);

        Assert.Equal(expectedW, response.PowerW, 1e-6);
        Assert.Equal(expectedVar, response.ReactivePowerVar, 1e-6);
    }

    [Fact]
    public void Slopes_are_the_difference_quotients_of_the_response()
    {
        InverterControl[] controls =
        [
            new() { VoltVar = VoltVar },
            new() { VoltVar = VoltVar, VoltWatt = VoltWatt },
            new() { VoltVar = VoltVar, VoltWatt = VoltWatt, ReactivePowerFirst = false },
            new() { VoltWatt = VoltWatt, PowerFactor = -0.9 },
        ];
        foreach (InverterControl control in controls)
        {
            var law = new InverterLaw(control);
            for (double u = 0.901; u < 1.1; u += 0.0037)
            {
                InverterLaw.Response at = law.At(u, new LegPower(-9_500, 100), 10_000);
                InverterLaw.Response up = law.At(u + 1e-7, new LegPower(-9_500, 100), 10_000);
                InverterLaw.Response down = law.At(u - 1e-7, new LegPower(-9_500, 100), 10_000);
                Assert.Equal((up.PowerW - down.PowerW) / 2e-7, at.PowerSlope, 0.05);
                Assert.Equal((up.ReactivePowerVar - down.ReactivePowerVar) / 2e-7, at.ReactivePowerSlope, 0.05);
            }
        }
    }

    [Fact]
    public void A_steep_characteristic_is_solved_by_Newton()
    {
        // 0.44 within 0.002 pu: thirty times the slope of the standard; the sweep swings between its ends.
        var steep = new ControlCurve((1.029, 0.44), (1.031, -0.44));
        Feeder feeder = FourWireLine(new Inverter
        {
            Id = "pv",
            Bus = "end",
            Terminals = new TerminalList(Terminal.A, Terminal.N),
            RatedVoltageV = 230,
            RatedPowerVa = 20_000,
            PowerW = -5_000,
            Control = new InverterControl { VoltVar = steep },
        });

        PowerFlowResult flow = Solve(feeder, PowerFlowMethod.Automatic);

        Assert.True(flow.Converged, flow.FailureReason);
        Assert.Equal(PowerFlowMethod.Newton, flow.Method);
        double u = flow.VoltageV(feeder.BusIndex("end"), 0).Magnitude / 230;
        Assert.InRange(u, 1.029, 1.031);
        Assert.Equal(-20_000 * steep.At(u, out _), flow.InverterPowerVa(0, 0).Imaginary, 1e-5);
    }

    private static PowerFlowResult Solve(Feeder feeder, PowerFlowMethod method)
    {
        var powers = new BusPowers(feeder);
        powers.UseLoads();
        PowerFlowResult flow = new PowerFlowSolver(feeder, new PowerFlowOptions { TolerancePu = 1e-12, Method = method }).Solve(powers);
        Assert.True(flow.Converged, flow.FailureReason);
        Assert.Equal(0, (new Complex(flow.SourcePowerW - flow.LossesW - flow.EarthingLossesW, 0) - flow.LoadsPowerVa.Real).Magnitude, 1e-3);
        return flow;
    }

    /// <summary>20/0.4 kV, Dyn11, star point earthed through 3 ohm, and 400 m of four equal wires.</summary>
    private static Feeder FourWireLine(Inverter inverter) => new FeederBuilder { Name = "four", NominalVoltageV = 230 }
        .Add(new Bus { Id = "mv" }).Add(new Bus { Id = "lv" }).Add(new Bus { Id = "end" }).Add(Networks.TestSource)
        .Add(new Transformer
        {
            Id = "t1",
            Hv = new Winding { Bus = "mv", Connection = WindingConnection.Delta, Terminals = TerminalList.ThreePhase, RatedVoltageV = 20_000 },
            Lv = new Winding { Bus = "lv", Connection = WindingConnection.Star, Terminals = TerminalList.FourWire, RatedVoltageV = 400 },
            ClockHour = 11,
            RatedPowerVa = 400_000,
            ResistancePercent = 1.2,
            ReactancePercent = 3.8,
        })
        .Add(new Earthing { Id = "station", Bus = "lv", ResistanceOhm = 3 })
        .Add(new Line
        {
            Id = "l1",
            FromBus = "lv",
            ToBus = "end",
            FromTerminals = TerminalList.FourWire,
            ToTerminals = TerminalList.FourWire,
            LengthM = 400,
            Impedance = LineImpedance.FromMatrices(ConductorMatrix.Symmetrical(4, new Complex(0.1, 0.3), new Complex(0.02, 0.27))),
        })
        .Add(inverter)
        .Build();
}

using System.Numerics;

namespace EdgeLem.Grid.Tests;

/// <summary>Cases that have a closed form: one constant-power load behind one impedance.</summary>
public sealed class WorkedExampleTests
{
    private static readonly PowerFlowOptions Fine = new() { TolerancePu = 1e-13 };

    // 20 kV, 5 kA, X/R = 4: |Z| = 20000/sqrt3/5000 = 2.309401 ohm, R = |Z|/sqrt17, X = 4R; over to 0.4 kV by (0.4/20)^2.
    private static Complex SourceAtLowVoltage => new Complex(1, 4) * (20_000 / Math.Sqrt(3) / 5000 / Math.Sqrt(17)) * Math.Pow(0.4 / 20, 2);

    // 400 V, 400 kVA: 0.4 ohm base, 1.2 + j3.8 %.
    private static Complex TransformerZ => new(0.0048, 0.0152);

    // 300 m of 0.2 + j0.08 ohm/km; zero sequence 0.8 + j0.32.
    private static Complex LineZ1 => new(0.06, 0.024);

    private static Complex LineZ0 => new(0.24, 0.096);

    /// <summary>
    /// |V| of a load P + jQ behind Z from a stiff E: u = |V|^2 solves u^2 + (2 (P R + Q X) - E^2) u + |Z|^2 |S|^2 = 0, the larger root.
    /// </summary>
    private static double LoadVoltage(double e, Complex z, Complex s)
    {
        double b = 2 * (s.Real * z.Real + s.Imaginary * z.Imaginary) - e * e;
        double c = Math.Pow(z.Magnitude * s.Magnitude, 2);
        return Math.Sqrt((-b + Math.Sqrt(b * b - 4 * c)) / 2);
    }

    [Fact]
    public void A_balanced_load_has_the_voltage_of_the_closed_form()
    {
        Feeder feeder = Networks.OneLine().Build();
        var powers = new BusPowers(feeder);
        for (int phase = 0; phase < 3; phase++)
        {
            powers.Add(feeder.BusIndex("end"), phase, 20_000, 5_000);
        }

        PowerFlowResult flow = new PowerFlowSolver(feeder, Fine).Solve(powers);

        double expected = LoadVoltage(1.02 * 400 / Math.Sqrt(3), SourceAtLowVoltage + TransformerZ + LineZ1, new Complex(20_000, 5_000));
        Assert.True(flow.Converged, flow.FailureReason);
        Assert.All(Enumerable.Range(0, 3), phase => Assert.Equal(expected, flow.VoltageV(feeder.BusIndex("end"), phase).Magnitude, 1e-9));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 2)]
    [InlineData(11, 1)]
    public void A_single_phase_load_meets_two_thirds_of_Z1_and_a_third_of_Z0(int clockHour, int phase)
    {
        Feeder feeder = Networks.OneLine(clockHour).Build();
        var powers = new BusPowers(feeder);
        powers.Add(feeder.BusIndex("end"), phase, 10_000, 3_000);

        PowerFlowResult flow = new PowerFlowSolver(feeder, Fine).Solve(powers);

        // The delta blocks zero sequence: the source is in Z1 and Z2 only.
        Complex z = (2 * (SourceAtLowVoltage + TransformerZ + LineZ1) + TransformerZ + LineZ0) / 3;
        double expected = LoadVoltage(1.02 * 400 / Math.Sqrt(3), z, new Complex(10_000, 3_000));
        Assert.Equal(expected, flow.VoltageV(feeder.BusIndex("end"), phase).Magnitude, 1e-9);
    }

    [Theory]
    [InlineData(1, -30)]
    [InlineData(11, 30)]
    public void The_vector_group_turns_the_no_load_voltage_by_thirty_degrees(int clockHour, double degrees)
    {
        Feeder feeder = Networks.OneLine(clockHour).Build();

        PowerFlowResult flow = new PowerFlowSolver(feeder).Solve(new BusPowers(feeder));

        Complex ratio = flow.VoltageV(feeder.BusIndex("lv"), 1) / flow.VoltageV(feeder.BusIndex("mv"), 1);
        Assert.Equal(degrees, ratio.Phase * 180 / Math.PI, 1e-9);
        Assert.Equal(400.0 / 20_000, ratio.Magnitude, 1e-12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(11)]
    public void The_delta_winding_lets_no_zero_sequence_through(int clockHour)
    {
        Feeder feeder = Networks.OneLine(clockHour).Build();
        var powers = new BusPowers(feeder);
        powers.Add(feeder.BusIndex("end"), 0, 15_000, 0);

        PowerFlowResult flow = new PowerFlowSolver(feeder).Solve(powers);

        Complex lv = flow.TransformerLvCurrentA(0, 0) + flow.TransformerLvCurrentA(0, 1) + flow.TransformerLvCurrentA(0, 2);
        Complex hv = flow.TransformerHvCurrentA(0, 0) + flow.TransformerHvCurrentA(0, 1) + flow.TransformerHvCurrentA(0, 2);
        Complex hvVoltage = flow.VoltageV(feeder.BusIndex("mv"), 0) + flow.VoltageV(feeder.BusIndex("mv"), 1) + flow.VoltageV(feeder.BusIndex("mv"), 2);
        Assert.True(lv.Magnitude > 50, $"the star point should carry the load's current, not {lv.Magnitude} A");
        Assert.Equal(0, hv.Magnitude, 1e-12);
        Assert.Equal(0, hvVoltage.Magnitude, 1e-8);
    }

    [Fact]
    public void A_line_written_towards_the_transformer_has_the_opposite_current()
    {
        Feeder outwards = Networks.OneLine().Build();
        Feeder inwards = Networks.Supply().Add(new Bus { Id = "end" }).Add(Networks.Cable("l1", ("end", "lv"), 300)).Build();

        Complex[] currents = [.. new[] { outwards, inwards }.Select(feeder =>
        {
            var powers = new BusPowers(feeder);
            powers.Add(feeder.BusIndex("end"), 0, 10_000, 0);
            return new PowerFlowSolver(feeder).Solve(powers).LineCurrentA(0, 0);
        })];

        Assert.True(currents[0].Magnitude > 40);
        Assert.Equal(0, (currents[0] + currents[1]).Magnitude, 1e-12);
    }

    [Fact]
    public void A_load_outside_the_band_is_a_constant_impedance_with_continuous_current()
    {
        Feeder feeder = Networks.OneLine().Build();
        var powers = new BusPowers(feeder);
        powers.Add(feeder.BusIndex("end"), 0, 10_000, 0);
        // A band that ends at 1.0 pu, where the flow without it would be above.
        var solver = new PowerFlowSolver(feeder, new PowerFlowOptions { ConstantPowerMaxPu = 1, TolerancePu = 1e-13 });
        powers.Clear();
        powers.Add(feeder.BusIndex("end"), 0, -3_000, 0);

        PowerFlowResult flow = solver.Solve(powers);

        Complex voltage = flow.VoltageV(feeder.BusIndex("end"), 0);
        Complex power = voltage * Complex.Conjugate(flow.LineCurrentA(0, 0));
        double pu = flow.VoltagePu(feeder.BusIndex("end"), 0);
        Assert.True(pu > 1.02);
        Assert.Equal(1, flow.LoadsOutsideConstantPowerBand);
        Assert.Equal(-3_000 * pu * pu, power.Real, 1e-6);
        Assert.Equal(0, power.Imaginary, 1e-6);
    }
}

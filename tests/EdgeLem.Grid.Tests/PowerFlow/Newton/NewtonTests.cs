using System.Numerics;

namespace EdgeLem.Grid.Tests;

public sealed class NewtonTests
{
    private static readonly PowerFlowOptions Newton = new() { TolerancePu = 1e-12, Method = PowerFlowMethod.Newton };

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 4)]
    [InlineData(4, 12)]
    public void Meshed_feeders_agree_with_a_nodal_solution_by_dense_elimination(int seed, int loops)
    {
        var random = new Random(seed);
        Feeder tree = Networks.RandomTree(random, 12);
        var builder = new FeederBuilder { Name = "mesh", NominalVoltageV = tree.NominalVoltageV, AllowsLoops = true };
        tree.Buses.ToList().ForEach(bus => builder.Add(bus));
        tree.Lines.ToList().ForEach(line => builder.Add(line));
        builder.Add(tree.Sources[0]).Add(tree.Transformers[0]);
        for (int i = 0; i < loops; i++)
        {
            builder.Add(Networks.Cable($"loop{i}", ($"b{1 + random.Next(6)}", $"b{7 + random.Next(6)}"), 20 + 80 * random.NextDouble()));
        }

        Feeder feeder = builder.Build();
        var powers = new BusPowers(feeder);
        for (int i = 1; i <= 12; i++)
        {
            powers.Add(feeder.BusIndex($"b{i}"), random.Next(3), random.Next(-2000, 4000), random.Next(-500, 1000));
        }

        PowerFlowResult flow = new PowerFlowSolver(feeder, Newton).Solve(powers);
        Complex[] expected = NodalOracle.Solve(feeder, powers);

        Assert.True(flow.Converged, flow.FailureReason);
        for (int i = 0; i < 3 * feeder.Buses.Count; i++)
        {
            double difference = (flow.VoltageV(i / 3, i % 3) - expected[i]).Magnitude / feeder.BaseVoltageV(i / 3);
            Assert.True(difference < 1e-9, $"seed {seed}, bus {feeder.Buses[i / 3].Id} phase {i % 3}: {difference} pu apart");
        }
    }

    [Fact]
    public void Two_equal_lines_in_parallel_are_one_of_half_the_impedance()
    {
        Feeder twin = Networks.Supply().Looped().Add(new Bus { Id = "end" })
            .Add(Networks.Cable("l1", ("lv", "end"), 300)).Add(Networks.Cable("l2", ("end", "lv"), 300)).Build();
        Feeder single = Networks.Supply().Add(new Bus { Id = "end" }).Add(Networks.Cable("l1", ("lv", "end"), 150)).Build();

        PowerFlowResult[] flows = [.. new[] { twin, single }.Select(feeder =>
        {
            var powers = new BusPowers(feeder);
            powers.Add(feeder.BusIndex("end"), 0, 25_000, 8_000);
            powers.Add(feeder.BusIndex("end"), 2, -5_000, 0);
            return new PowerFlowSolver(feeder, Newton).Solve(powers);
        })];

        for (int phase = 0; phase < 3; phase++)
        {
            Assert.Equal(0, (flows[0].VoltageV(2, phase) - flows[1].VoltageV(2, phase)).Magnitude, 1e-9);
            Assert.Equal(0, (2 * flows[0].LineCurrentA(0, phase) - flows[1].LineCurrentA(0, phase)).Magnitude, 1e-9);
            Assert.Equal(0, (flows[0].LineCurrentA(0, phase) + flows[0].LineCurrentA(1, phase)).Magnitude, 1e-9);
        }

        Assert.Equal(flows[1].LossesW, flows[0].LossesW, 1e-6);
    }

    [Fact]
    public void Two_sources_share_a_load_by_their_impedances()
    {
        // Equal voltages behind Z and 3 Z: three quarters of the current come over the shorter way.
        Feeder feeder = new FeederBuilder { Name = "two", AllowsLoops = true }
            .Add(new Bus { Id = "a" }).Add(new Bus { Id = "b" }).Add(new Bus { Id = "mid" })
            .Add(Stiff("north", "a")).Add(Stiff("south", "b"))
            .Add(Networks.Cable("l1", ("a", "mid"), 100)).Add(Networks.Cable("l2", ("b", "mid"), 300)).Build();
        var powers = new BusPowers(feeder);
        powers.Add(feeder.BusIndex("mid"), 1, 10_000, 2_000);

        PowerFlowResult flow = new PowerFlowSolver(feeder).Solve(powers);

        Assert.True(flow.Converged, flow.FailureReason);
        Assert.Equal(PowerFlowMethod.Newton, flow.Method);
        Complex ratio = flow.LineCurrentA(0, 1) / flow.LineCurrentA(1, 1);
        Assert.Equal(0, (ratio - 3).Magnitude, 1e-3);
        Assert.Equal(10_000 + flow.LossesW, flow.SourcePowerW, 1e-4);
    }

    [Fact]
    public void The_sweep_refuses_a_meshed_feeder_by_name()
    {
        Feeder feeder = Networks.Supply().Looped().Add(new Bus { Id = "end" })
            .Add(Networks.Cable("l1", ("lv", "end"), 300)).Add(Networks.Cable("l2", ("end", "lv"), 300)).Build();
        var options = new PowerFlowOptions { Method = PowerFlowMethod.Sweep };

        if (SweepEdges.TryCreate(new Circuit(feeder)) is null)
        {
            ArgumentException error = Assert.Throws<ArgumentException>(() => new PowerFlowSolver(feeder, options));
            Assert.Contains("loops", error.Message, StringComparison.Ordinal);
        }

        Feeder ring = Networks.Supply().Looped().Add(new Bus { Id = "x" }).Add(new Bus { Id = "y" }).Add(Networks.Cable("l1", ("lv", "x"), 30))
            .Add(Networks.Cable("l2", ("x", "y"), 30)).Add(Networks.Cable("l3", ("y", "lv"), 30)).Build();
        ArgumentException ringError = Assert.Throws<ArgumentException>(() => new PowerFlowSolver(ring, options));
        Assert.Contains("'test'", ringError.Message, StringComparison.Ordinal);
        Assert.Contains("loops", ringError.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.55)]
    [InlineData(0.75)]
    [InlineData(0.95)]
    [InlineData(0.999)]
    public void Where_the_sweep_contracts_slowly_Newton_finds_the_upper_voltage(double share)
    {
        (Feeder feeder, double mostW) = LoadableLine();
        var powers = new BusPowers(feeder);
        for (int phase = 0; phase < 3; phase++)
        {
            powers.Add(feeder.BusIndex("end"), phase, share * mostW, 0);
        }

        PowerFlowResult flow = new PowerFlowSolver(feeder, AnyVoltage).Solve(powers);

        Assert.True(flow.Converged, flow.FailureReason);
        // u^2 + (2 P R - E^2) u + |Z|^2 P^2 = 0, the larger root.
        (Complex z, double e, double p) = (LineZ, 230.0, share * mostW);
        double b = 2 * p * z.Real - e * e;
        double expected = Math.Sqrt((-b + Math.Sqrt(b * b - 4 * Math.Pow(z.Magnitude * p, 2))) / 2);
        Assert.Equal(expected, flow.VoltageV(feeder.BusIndex("end"), 0).Magnitude, 1e-4);
        Assert.Equal(share > 0.99 ? PowerFlowMethod.Newton : flow.Method, flow.Method);
    }

    [Theory]
    [InlineData(1.001, PowerFlowMethod.Automatic)]
    [InlineData(1.001, PowerFlowMethod.Newton)]
    [InlineData(1.3, PowerFlowMethod.Newton)]
    [InlineData(10, PowerFlowMethod.Automatic)]
    [InlineData(1e6, PowerFlowMethod.Newton)]
    public void Beyond_the_tip_of_the_curve_no_solution_is_reported(double share, PowerFlowMethod method)
    {
        (Feeder feeder, double mostW) = LoadableLine();
        var powers = new BusPowers(feeder);
        for (int phase = 0; phase < 3; phase++)
        {
            powers.Add(feeder.BusIndex("end"), phase, share * mostW, 0);
        }

        PowerFlowResult flow = new PowerFlowSolver(feeder, AnyVoltage with { Method = method }).Solve(powers);

        Assert.False(flow.Converged, $"{flow.Method} {flow.Iterations}");
        Assert.Contains("bus 'end' terminal", flow.FailureReason, StringComparison.Ordinal);
        Assert.Contains("source 'source'", flow.FailureReason, StringComparison.Ordinal);
        Assert.Equal(feeder.BusIndex("end"), flow.WorstBus);
        Assert.Throws<PowerFlowDivergedException>(() => flow.LoadsPowerVa);
    }

    [Fact]
    public void Where_Newton_goes_back_and_forth_over_the_band_the_sweep_arrives()
    {
        // Found by search: 0.98, 1.39 and 0.70 pu, so that two legs are at the borders of constant power.
        Feeder feeder = Networks.HighZeroSequence(3.23, 5.13);
        int end = feeder.BusIndex("end");
        var powers = new BusPowers(feeder);
        powers.Add(end, 0, 24_000, -25_000);
        powers.Add(end, 1, 61_000, -7_000);
        powers.Add(end, 2, 4_000, 38_000);
        PowerFlowResult newton = new PowerFlowSolver(feeder, new PowerFlowOptions { Method = PowerFlowMethod.Newton }).Solve(powers);
        PowerFlowResult sweep = new PowerFlowSolver(feeder, new PowerFlowOptions { Method = PowerFlowMethod.Sweep }).Solve(powers);
        Assert.True(sweep.Converged && !newton.Converged, "The case no longer shows what it was chosen for.");

        PowerFlowResult flow = new PowerFlowSolver(feeder).Solve(powers);

        Assert.True(flow.Converged, flow.FailureReason);
        Assert.Equal(PowerFlowMethod.Sweep, flow.Method);
        Assert.True(flow.Iterations > sweep.Iterations, "The iterations of all attempts count.");
        Assert.All(Enumerable.Range(0, 3), phase => Assert.True((flow.VoltageV(end, phase) - sweep.VoltageV(end, phase)).Magnitude < 1e-5));
    }

    [Fact]
    public void A_start_on_the_lower_branch_is_not_reported_as_the_solution()
    {
        (Feeder feeder, double mostW) = LoadableLine();
        int end = feeder.BusIndex("end");
        var powers = new BusPowers(feeder);
        for (int phase = 0; phase < 3; phase++)
        {
            powers.Add(end, phase, 0.5 * mostW, 0);
        }

        var solver = new PowerFlowSolver(feeder, AnyVoltage with { Method = PowerFlowMethod.Newton });
        PowerFlowResult upper = solver.Solve(powers);
        double expected = upper.VoltageV(end, 0).Magnitude;
        // The lower root: product of the roots in u is |Z|^2 P^2.
        double lower = LineZ.Magnitude * 0.5 * mostW / expected;
        for (int phase = 0; phase < 3; phase++)
        {
            Complex low = upper.VoltageV(end, phase);
            low = Complex.FromPolarCoordinates(lower, low.Phase - 0.4);
            (upper.Voltage[8 * end + phase], upper.Voltage[8 * end + 4 + phase]) = (low.Real, low.Imaginary);
        }

        PowerFlowResult again = solver.Solve(powers, upper);

        Assert.True(again.Converged, again.FailureReason);
        Assert.Equal(expected, again.VoltageV(end, 0).Magnitude, 1e-6);
    }

    [Fact]
    public void A_part_without_earth_is_reported_as_such()
    {
        // Star-delta with nothing earthed behind it: the delta's voltages to earth are not defined.
        Feeder feeder = new FeederBuilder { Name = "floating" }
            .Add(new Bus { Id = "mv" }).Add(new Bus { Id = "lv" }).Add(Networks.TestSource)
            .Add(new Transformer
            {
                Id = "t1",
                Hv = new Winding { Bus = "mv", Connection = WindingConnection.Star, Terminals = TerminalList.EarthedStar, RatedVoltageV = 20_000 },
                Lv = new Winding { Bus = "lv", Connection = WindingConnection.Delta, Terminals = TerminalList.ThreePhase, RatedVoltageV = 400 },
                ClockHour = 11,
                RatedPowerVa = 400_000,
                ResistancePercent = 1.2,
                ReactancePercent = 3.8,
                AntiFloatPpm = 1e-12,
            }).Build();

        PowerFlowResult flow = new PowerFlowSolver(feeder, Newton).Solve(new BusPowers(feeder));

        Assert.False(flow.Converged);
        Assert.Contains("'lv'", flow.FailureReason, StringComparison.Ordinal);
        Assert.Contains("no solution", flow.FailureReason, StringComparison.Ordinal);
    }

    [Fact]
    public void Very_small_impedances_do_not_spoil_the_digits()
    {
        // A 20 kV source of 1e-6 ohm, a switch of 1e-7 ohm and a customer of 50 W.
        Feeder feeder = Networks.Supply().Looped().Add(new Bus { Id = "x" }).Add(new Bus { Id = "end" })
            .Add(new Switch { Id = "s", FromBus = "lv", ToBus = "x", ResistanceOhm = 1e-7 })
            .Add(Networks.Cable("l1", ("x", "end"), 30)).Build();
        var powers = new BusPowers(feeder);
        powers.Add(feeder.BusIndex("end"), 0, 50, 0);

        PowerFlowResult newton = new PowerFlowSolver(feeder, Newton).Solve(powers);
        PowerFlowResult sweep = new PowerFlowSolver(feeder, Newton with { Method = PowerFlowMethod.Sweep }).Solve(powers);

        Assert.True(newton.Converged, newton.FailureReason);
        for (int i = 0; i < 3 * feeder.Buses.Count; i++)
        {
            Assert.Equal(0, (newton.VoltageV(i / 3, i % 3) - sweep.VoltageV(i / 3, i % 3)).Magnitude / feeder.BaseVoltageV(i / 3), 1e-11);
        }
    }

    private static readonly PowerFlowOptions AnyVoltage = new() { TolerancePu = 1e-10, ConstantPowerMinPu = 0.01, MaxIterations = 200 };

    /// <summary>A kilometre of cable and the source.</summary>
    private static Complex LineZ => new(0.2, 0.08 + 1e-6);

    /// <summary>A balanced line of a kilometre from a stiff source, and the power per phase at the tip of its PV curve: 2 P R - E^2 = -2 |Z| P.</summary>
    private static (Feeder Feeder, double MostW) LoadableLine()
    {
        Feeder feeder = new FeederBuilder { Name = "line" }.Add(new Bus { Id = "top" }).Add(new Bus { Id = "end" })
            .Add(Stiff("source", "top")).Add(Networks.Cable("l1", ("top", "end"), 1000)).Build();
        return (feeder, 230.0 * 230 / (2 * (LineZ.Magnitude + LineZ.Real)));
    }

    private static Source Stiff(string id, string bus) => new()
    {
        Id = id,
        Bus = bus,
        NominalVoltageV = 230 * Math.Sqrt(3),
        VoltagePu = 1,
        Impedance = new SequenceImpedance(0, 1e-6, 0, 1e-6),
    };
}

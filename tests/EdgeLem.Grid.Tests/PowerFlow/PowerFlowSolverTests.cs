using System.Numerics;

namespace EdgeLem.Grid.Tests;

public sealed class PowerFlowSolverTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_trees_agree_with_a_nodal_solution_by_dense_elimination(int seed)
    {
        var random = new Random(seed);
        Feeder feeder = Networks.RandomTree(random, 12);
        BusPowers powers = RandomPowers(feeder, random);

        PowerFlowResult flow = new PowerFlowSolver(feeder, new PowerFlowOptions { TolerancePu = 1e-12 }).Solve(powers);
        Complex[] expected = NodalOracle.Solve(feeder, powers);

        Assert.True(flow.Converged, flow.FailureReason);
        for (int bus = 0; bus < feeder.Buses.Count; bus++)
        {
            for (int phase = 0; phase < 3; phase++)
            {
                double difference = (flow.VoltageV(bus, phase) - expected[3 * bus + phase]).Magnitude / feeder.BaseVoltageV(bus);
                Assert.True(difference < 1e-9, $"seed {seed}, bus {feeder.Buses[bus].Id} phase {phase}: {difference} pu apart");
            }
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void The_source_delivers_the_loads_and_the_losses_and_nothing_else(int seed)
    {
        var random = new Random(seed);
        Feeder feeder = Networks.RandomTree(random, 30);
        BusPowers powers = RandomPowers(feeder, random);

        PowerFlowResult flow = new PowerFlowSolver(feeder, new PowerFlowOptions { TolerancePu = 1e-11 }).Solve(powers);

        (double loadW, double loadVar) = Sum(feeder, powers);
        Assert.Equal(1, flow.SourcePowerW / (loadW + flow.LossesW), 1e-9);
        Assert.Equal(1, flow.SourceReactivePowerVar / (loadVar + flow.ReactiveLossesVar), 1e-9);
        Assert.Equal(flow.SourcePowerW - flow.TransformerPowerW, flow.TransformerLossesW, 1e-6);
        Assert.Equal(flow.LossesW, flow.LineLossesW + flow.TransformerLossesW, 1e-9);
        Assert.True(flow.LineLossesW > 0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void The_power_balance_closes_far_below_the_tolerance(int seed)
    {
        Feeder feeder = GeneratedRadials.Of(seed);
        var solver = new PowerFlowSolver(feeder, new PowerFlowOptions { TolerancePu = 1e-4 });
        var powers = new BusPowers(feeder);
        double takenW = 0;
        foreach ((PhasePoint point, double powerW, double reactivePowerVar) in GeneratedRadials.Powers(feeder, new Random(seed)))
        {
            powers.Add(point.Bus, point.Phase, powerW, reactivePowerVar);
            takenW += Math.Abs(powerW);
        }

        PowerFlowResult flow = solver.Solve(powers);

        Assert.True(flow.Converged, flow.FailureReason);
        double restW = flow.SourcePowerW - flow.LoadsPowerVa.Real - flow.LossesW - flow.EarthingLossesW - flow.ShuntPowerVa.Real;
        // A hundredth of the tolerance; what is left is in the transformers' and shunts' admittances.
        Assert.True(Math.Abs(restW) < 1e-6 * takenW, $"{restW} W of {takenW} W");
    }

    [Fact]
    public void A_flow_beyond_the_feeders_power_says_so_and_gives_no_voltages()
    {
        Feeder feeder = Networks.OneLine().Build();
        var powers = new BusPowers(feeder);
        // 230 V over 0.12 + j0.05 ohm carries about 80 kW at most; this is over ten times that.
        powers.Add(feeder.BusIndex("end"), 0, 1_000_000, 300_000);

        PowerFlowResult flow = new PowerFlowSolver(feeder).Solve(powers);

        Assert.False(flow.Converged);
        Assert.Contains("bus 'end' terminal A", flow.FailureReason, StringComparison.Ordinal);
        Assert.Equal(feeder.BusIndex("end"), flow.WorstBus);
        Assert.Equal(0, (int)flow.WorstTerminal - 1);
        Assert.Throws<PowerFlowDivergedException>(() => flow.VoltageV(0, 0));
        Assert.Throws<PowerFlowDivergedException>(() => flow.VoltagePu(0, 0));
        Assert.Throws<PowerFlowDivergedException>(() => flow.LineCurrentA(0, 0));
        Assert.Throws<PowerFlowDivergedException>(() => flow.TransformerLvCurrentA(0, 0));
        Assert.Throws<PowerFlowDivergedException>(() => flow.TransformerHvCurrentA(0, 0));
        Assert.Throws<PowerFlowDivergedException>(() => flow.SourcePowerW);
        Assert.Throws<PowerFlowDivergedException>(() => flow.TransformerPowerW);
        Assert.Throws<PowerFlowDivergedException>(() => flow.LossesW);
        Assert.Throws<PowerFlowDivergedException>(() => flow.TransformerLossesW);
    }

    [Fact]
    public void A_solver_recovers_after_a_flow_that_did_not_converge()
    {
        Feeder feeder = Networks.OneLine().Build();
        var solver = new PowerFlowSolver(feeder);
        var powers = new BusPowers(feeder);
        powers.Add(feeder.BusIndex("end"), 0, 1e12, 0);
        PowerFlowResult result = solver.Solve(powers);
        Assert.False(result.Converged);
        powers.Clear();
        powers.Add(feeder.BusIndex("end"), 0, 5_000, 0);

        PowerFlowResult again = solver.Solve(powers, result);

        Assert.Same(result, again);
        Assert.True(again.Converged);
        Assert.Equal(solver.Solve(powers).VoltageV(2, 0), again.VoltageV(2, 0));
    }

    [Fact]
    public void A_warm_start_needs_fewer_iterations_and_ends_at_the_same_voltages()
    {
        var random = new Random(5);
        Feeder feeder = Networks.RandomTree(random, 30);
        BusPowers powers = RandomPowers(feeder, random);
        var solver = new PowerFlowSolver(feeder);
        PowerFlowResult cold = solver.Solve(powers);
        PowerFlowResult warm = solver.Solve(powers);
        powers.Add(feeder.BusIndex("b7"), 1, 10, 0);

        cold = solver.Solve(powers);
        warm = solver.Solve(powers, warm);

        Assert.True(warm.Iterations < cold.Iterations, $"warm {warm.Iterations}, cold {cold.Iterations}");
        Assert.Equal(0, (warm.VoltageV(7, 1) - cold.VoltageV(7, 1)).Magnitude, 1e-5);
    }

    [Fact]
    public void A_start_that_leads_nowhere_is_followed_by_one_from_no_load()
    {
        Feeder feeder = Networks.OneLine().Build();
        var powers = new BusPowers(feeder);
        powers.Add(feeder.BusIndex("end"), 0, 50_000, 0);
        PowerFlowResult heavy = new PowerFlowSolver(feeder).Solve(powers);
        powers.Clear();

        // One iteration is enough from no load to no load, but not from the sagging voltage.
        PowerFlowResult flow = new PowerFlowSolver(feeder, new PowerFlowOptions { MaxIterations = 1 }).Solve(powers, heavy);

        Assert.True(flow.Converged, flow.FailureReason);
    }

    [Fact]
    public void Solving_again_into_a_result_allocates_nothing()
    {
        var random = new Random(6);
        Feeder feeder = Networks.RandomTree(random, 30);
        BusPowers powers = RandomPowers(feeder, random);
        var solver = new PowerFlowSolver(feeder);
        PowerFlowResult result = solver.Solve(powers, solver.Solve(powers));
        double sum = result.LossesW + result.SourcePowerW;

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            powers.Clear();
            powers.Add(1, i % 3, 500, 100);
            result = solver.Solve(powers, result);
            sum += result.LossesW + result.VoltagePu(3, 1) + result.SourcePowerW;
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(double.IsFinite(sum));
        Assert.Equal(0, allocated);
    }

    [Theory]
    [InlineData(double.NaN, 0)]
    [InlineData(0, double.PositiveInfinity)]
    public void A_power_that_is_not_finite_is_refused_by_name(double powerW, double reactivePowerVar)
    {
        Feeder feeder = Networks.OneLine().Build();

        ArgumentException error = Assert.Throws<ArgumentException>(() => new BusPowers(feeder).Add(feeder.BusIndex("end"), 2, powerW, reactivePowerVar));

        Assert.Contains("bus 'end' phase C", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_power_where_the_feeder_has_no_such_phase_is_refused_by_name()
    {
        Feeder feeder = Networks.OneLine().Add(new Bus { Id = "tap" }).Add(new Line
        {
            Id = "l2",
            FromBus = "lv",
            ToBus = "tap",
            FromTerminals = new TerminalList(Terminal.A),
            ToTerminals = new TerminalList(Terminal.A),
            LengthM = 10,
            Impedance = LineImpedance.FromMatrices(ConductorMatrix.Symmetrical(1, 0.01, 0)),
        }).Build();

        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => new BusPowers(feeder).Add(feeder.BusIndex("tap"), 1, 1, 0));

        Assert.Contains("'tap'", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new BusPowers(feeder).Add(0, 3, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BusPowers(feeder).Add(99, 0, 1, 0));
    }

    [Fact]
    public void A_power_at_the_sources_bus_reaches_the_source_without_losses()
    {
        Feeder feeder = Networks.OneLine().Build();
        var powers = new BusPowers(feeder);
        powers.Add(feeder.BusIndex("mv"), 1, 50_000, 20_000);

        PowerFlowResult flow = new PowerFlowSolver(feeder, new PowerFlowOptions { TolerancePu = 1e-12 }).Solve(powers);

        Assert.Equal(50_000, flow.SourcePowerW, 1e-4);
        Assert.Equal(20_000, flow.SourceReactivePowerVar, 1e-4);
        Assert.Equal(50_000, flow.LoadsPowerVa.Real, 1e-6);
    }

    [Fact]
    public void Powers_of_another_feeder_are_refused()
    {
        Feeder feeder = Networks.OneLine().Build();
        Feeder other = Networks.OneLine().Build();

        Assert.Throws<ArgumentException>(() => new PowerFlowSolver(feeder).Solve(new BusPowers(other)));
        Assert.Throws<ArgumentException>(() => new PowerFlowSolver(feeder).Solve(new BusPowers(feeder), new PowerFlowSolver(other).Solve(new BusPowers(other))));
    }

    [Fact]
    public void A_connection_spreads_its_power_over_its_phases()
    {
        Feeder feeder = Networks.OneLine().Add(new Connection { Id = "shop", Bus = "end", Phases = Phases.A | Phases.C }).Build();
        var powers = new BusPowers(feeder);
        int end = feeder.BusIndex("end");

        powers.AddAtConnection(feeder.ConnectionIndex("shop"), 3_000, 300);
        powers.AddAtConnection(feeder.ConnectionIndex("home"), 1_000, 0);

        Assert.Equal([2_500, 0, 1_500], Enumerable.Range(0, 3).Select(phase => powers.PowerW(end, phase)));
        Assert.Equal([150, 0, 150], Enumerable.Range(0, 3).Select(phase => powers.ReactivePowerVar(end, phase)));
    }

    [Fact]
    public void Options_outside_their_range_are_refused()
    {
        Feeder feeder = Networks.OneLine().Build();

        Assert.Throws<ArgumentOutOfRangeException>(() => new PowerFlowSolver(feeder, new PowerFlowOptions { TolerancePu = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PowerFlowSolver(feeder, new PowerFlowOptions { MaxIterations = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PowerFlowSolver(feeder, new PowerFlowOptions { ConstantPowerMinPu = 1.1 }));
    }

    private static BusPowers RandomPowers(Feeder feeder, Random random)
    {
        var powers = new BusPowers(feeder);
        for (int bus = 0; bus < feeder.Buses.Count; bus++)
        {
            if (bus != feeder.BusIndex("mv") && random.Next(3) > 0)
            {
                powers.Add(bus, random.Next(3), random.Next(-2000, 4000), random.Next(-500, 1000));
            }
        }

        return powers;
    }

    private static (double PowerW, double ReactivePowerVar) Sum(Feeder feeder, BusPowers powers)
    {
        var points = Enumerable.Range(0, feeder.Buses.Count).Where(bus => bus != feeder.BusIndex("mv"))
            .SelectMany(bus => Enumerable.Range(0, 3).Select(phase => (bus, phase))).ToArray();
        return (points.Sum(point => powers.PowerW(point.bus, point.phase)), points.Sum(point => powers.ReactivePowerVar(point.bus, point.phase)));
    }
}

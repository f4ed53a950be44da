namespace EdgeLem.Grid.Tests;

public sealed class SensitivitySolverTests
{
    private const double StepW = 20;
    private static readonly PowerFlowOptions _fine = new() { TolerancePu = 1e-13 };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void All_sensitivities_are_the_central_differences_of_the_flow(int seed)
    {
        Feeder feeder = GeneratedRadials.Of(seed);
        List<(PhasePoint Point, double PowerW, double ReactivePowerVar)> nominal = GeneratedRadials.Powers(feeder, new Random(seed));
        var options = new SensitivityOptions
        {
            Monitored = [.. nominal.Select(power => power.Point)],
            Injections = [.. nominal.Select(power => power.Point)],
            Conductors = [.. Enumerable.Range(0, feeder.Lines.Count).Select(line => new LineConductor(line, line % feeder.Lines[line].FromTerminals.Count))],
            Losses = true,
            Tolerance = 1e-13,
        };
        BusPowers powers = PowersOf(feeder, nominal);
        var solver = new PowerFlowSolver(feeder, _fine);

        FeederSensitivities found = new SensitivitySolver(feeder, options).Solve(powers, solver.Solve(powers));

        for (int injection = 0; injection < nominal.Count; injection++)
        {
            Compare(found, injection, Differences(solver, powers, (nominal[injection].Point, StepW, 0), options), isReactive: false);
            Compare(found, injection, Differences(solver, powers, (nominal[injection].Point, 0, StepW), options), isReactive: true);
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 0)]
    [InlineData(4, 2)]
    [InlineData(5, 3)]
    [InlineData(6, 1)]
    public void Loads_and_inverters_that_follow_their_voltage_and_loops_are_differentiated_too(int seed, int loops)
    {
        Feeder feeder = new RandomInstallations(new Random(seed)).Make(lines: 12, loops);
        var powers = new BusPowers(feeder);
        powers.UseLoads();
        var solver = new PowerFlowSolver(feeder, new PowerFlowOptions { TolerancePu = 1e-13, ControlTaps = false });
        PowerFlowResult flow = solver.Solve(powers);
        Assert.True(flow.Converged, flow.FailureReason);
        PhasePoint[] points = [.. PointsOf(feeder).Take(8)];
        var options = new SensitivityOptions
        {
            Monitored = points,
            Injections = points,
            Conductors = [.. Enumerable.Range(0, feeder.Lines.Count).Select(line => new LineConductor(line, 0))],
            Losses = true,
            Tolerance = 1e-13,
        };

        FeederSensitivities found = new SensitivitySolver(feeder, options).Solve(powers, flow);

        Assert.True(IsSetOfLegs(feeder) || found.Method == PowerFlowMethod.Newton);
        for (int injection = 0; injection < points.Length; injection++)
        {
            Compare(found, injection, Differences(solver, powers, (points[injection], StepW, 0), options), isReactive: false);
            Compare(found, injection, Differences(solver, powers, (points[injection], 0, StepW), options), isReactive: true);
        }
    }

    [Fact]
    public void Legs_that_follow_their_own_voltage_stay_on_the_tree_and_agree_with_Newton()
    {
        int onTree = 0;
        for (int seed = 1; seed <= 40; seed++)
        {
            Feeder feeder = new RandomInstallations(new Random(seed)).Make(lines: 8, loops: 0);
            var powers = new BusPowers(feeder);
            powers.UseLoads();
            PowerFlowResult flow = new PowerFlowSolver(feeder, new PowerFlowOptions { TolerancePu = 1e-13, ControlTaps = false }).Solve(powers);
            if (!IsSetOfLegs(feeder) || !flow.Converged || flow.Method != PowerFlowMethod.Sweep)
            {
                continue;
            }

            PhasePoint[] points = [.. PointsOf(feeder).Take(12)];
            var options = new SensitivityOptions { Monitored = points, Injections = points, Conductors = [new(0, 0)], Losses = true, Tolerance = 1e-15 };
            var newton = new FeederSensitivities(options);
            FeederSensitivities tree = new SensitivitySolver(feeder, options).Solve(powers, flow);
            new NewtonSensitivities(flow.Circuit, options).Solve(powers, flow, newton);

            onTree += tree.Method == PowerFlowMethod.Sweep ? 1 : 0;
            AssertClose(newton.VoltagePerW.Values, tree.VoltagePerW.Values, seed);
            AssertClose(newton.VoltagePerVar.Values, tree.VoltagePerVar.Values, seed);
            AssertClose(newton.CurrentPerW.Values, tree.CurrentPerW.Values, seed);
            AssertClose(newton.Losses, tree.Losses, seed);
            AssertClose(newton.SourcePower, tree.SourcePower, seed);
        }

        Assert.InRange(onTree, 5, 40);
    }

    [Fact]
    public void Both_methods_give_the_same()
    {
        Feeder feeder = GeneratedRadials.Of(6);
        List<(PhasePoint Point, double PowerW, double ReactivePowerVar)> nominal = GeneratedRadials.Powers(feeder, new Random(6));
        PhasePoint[] points = [.. nominal.Select(power => power.Point)];
        var options = new SensitivityOptions { Monitored = points, Injections = points, Losses = true, Tolerance = 1e-13 };
        BusPowers powers = PowersOf(feeder, nominal);
        PowerFlowResult flow = new PowerFlowSolver(feeder, _fine).Solve(powers);
        var newton = new FeederSensitivities(options);

        FeederSensitivities tree = new SensitivitySolver(feeder, options).Solve(powers, flow);
        new NewtonSensitivities(flow.Circuit, options).Solve(powers, flow, newton);

        Assert.Equal((PowerFlowMethod.Sweep, PowerFlowMethod.Newton), (tree.Method, newton.Method));
        Assert.Equal(tree.VoltagePerW.Values, newton.VoltagePerW.Values, (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(tree.VoltagePerVar.Values, newton.VoltagePerVar.Values, (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(tree.Losses, newton.Losses, (a, b) => Math.Abs(a - b) < 1e-8);
    }

    [Fact]
    public void Power_at_buses_that_are_neither_customers_nor_watched_takes_part()
    {
        Feeder feeder = GeneratedRadials.Of(6);
        var options = new SensitivityOptions { Monitored = [new(feeder.BusIndex(feeder.Connections[0].Bus), 0)], Injections = [new(feeder.BusIndex(feeder.Connections[0].Bus), 0)] };
        var solver = new SensitivitySolver(feeder, options);
        var flows = new PowerFlowSolver(feeder, _fine);
        var methods = new HashSet<PowerFlowMethod>();
        for (int bus = 0; bus < feeder.Buses.Count; bus++)
        {
            var powers = new BusPowers(feeder);
            powers.Add(bus, 0, 2_000, 0);
            FeederSensitivities found = solver.Solve(powers, flows.Solve(powers));
            Assert.Equal(Differences(flows, powers, (options.Injections[0], StepW, 0), options).VoltagesV[0], found.VoltagePerW[0, 0], 5e-9);
            methods.Add(found.Method);
        }

        Assert.Equal([PowerFlowMethod.Sweep], methods);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_second_answer_overwrites_the_first_without_allocating(bool withCurrentsAndLosses)
    {
        Feeder feeder = GeneratedRadials.Of(4);
        List<(PhasePoint Point, double PowerW, double ReactivePowerVar)> nominal = GeneratedRadials.Powers(feeder, new Random(4));
        PhasePoint[] points = [.. nominal.Select(power => power.Point)];
        BusPowers powers = PowersOf(feeder, nominal);
        PowerFlowResult flow = new PowerFlowSolver(feeder, _fine).Solve(powers);
        LineConductor[] conductors = [.. Enumerable.Range(0, feeder.Lines.Count).Select(line => new LineConductor(line, 0))];
        var options = new SensitivityOptions { Monitored = points, Injections = points, Conductors = withCurrentsAndLosses ? conductors : [], Losses = withCurrentsAndLosses };
        var solver = new SensitivitySolver(feeder, options);
        FeederSensitivities first = solver.Solve(powers, flow);
        double value = first.VoltagePerW[0, 0];
        solver.Solve(powers, flow, first);

        long before = GC.GetAllocatedBytesForCurrentThread();
        FeederSensitivities second = solver.Solve(powers, flow, first);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Same(first, second);
        Assert.Equal(value, second.VoltagePerW[0, 0]);
    }

    [Fact]
    public void Without_load_the_no_load_mode_is_exact_and_with_load_it_is_near()
    {
        Feeder feeder = Networks.OneLine().Build();
        PhasePoint[] end = [new(feeder.BusIndex("end"), 0), new(feeder.BusIndex("end"), 1)];
        var solver = new SensitivitySolver(feeder, new SensitivityOptions { Monitored = end, Injections = end });
        var powers = new BusPowers(feeder);
        var flows = new PowerFlowSolver(feeder, _fine);
        double atNoLoad = solver.Solve(powers, flows.Solve(powers)).VoltagePerW[0, 0];
        powers.Add(end[0].Bus, 0, 10_000, 0);

        FeederSensitivities constant = solver.NoLoad();
        FeederSensitivities exact = solver.Solve(powers, flows.Solve(powers));

        Assert.Equal((SensitivityMode.NoLoad, SensitivityMode.Exact), (constant.Mode, exact.Mode));
        Assert.Equal(atNoLoad, constant.VoltagePerW[0, 0], 1e-15);
        Assert.InRange(exact.VoltagePerW[0, 0] / constant.VoltagePerW[0, 0], 1.01, 1.2);
        // More consumption on A lifts B and C: the neutral's share of the return path.
        Assert.True(constant.VoltagePerW[0, 0] < 0 && constant.VoltagePerW[1, 0] > 0);
    }

    /// <summary>Whether no inverter ties its phases together by following their mean.</summary>
    private static bool IsSetOfLegs(Feeder feeder) => feeder.Inverters.All(inverter => !inverter.Control.SensesMean || inverter.Terminals.Count == 2);

    /// <summary>To a millionth of the largest.</summary>
    private static void AssertClose(double[] expected, double[] found, int seed)
    {
        double most = 1e-6 * expected.Where(double.IsFinite).Max(Math.Abs);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(double.IsNaN(expected[i]) || Math.Abs(expected[i] - found[i]) <= most, $"seed {seed}, {i}: Newton {expected[i]}, tree {found[i]}");
        }
    }

    private static IEnumerable<PhasePoint> PointsOf(Feeder feeder) =>
        from bus in Enumerable.Range(0, feeder.Buses.Count)
        where !feeder.IsSourceBus(bus) && feeder.BaseVoltageV(bus) < 1000
        from phase in Enumerable.Range(0, PhaseNames.Count)
        where feeder.HasTerminal(bus, (Terminal)(phase + 1))
        select new PhasePoint(bus, phase);

    private static BusPowers PowersOf(Feeder feeder, List<(PhasePoint Point, double PowerW, double ReactivePowerVar)> nominal)
    {
        var powers = new BusPowers(feeder);
        nominal.ForEach(power => powers.Add(power.Point.Bus, power.Point.Phase, power.PowerW, power.ReactivePowerVar));
        return powers;
    }

    private static void Compare(FeederSensitivities found, int injection, State expected, bool isReactive)
    {
        (SensitivityMatrix voltages, SensitivityMatrix currents) = isReactive ? (found.VoltagePerVar, found.CurrentPerVar) : (found.VoltagePerW, found.CurrentPerW);
        for (int row = 0; row < voltages.Rows; row++)
        {
            Assert.Equal(expected.VoltagesV[row], voltages[row, injection], 1e-9);
        }

        for (int row = 0; row < currents.Rows; row++)
        {
            // The magnitude of a small current is too bent for differences.
            Assert.True(double.IsNaN(expected.CurrentsA[row]) || Math.Abs(expected.CurrentsA[row] - currents[row, injection]) < 1e-6);
        }

        Assert.Equal(expected.SourceW, isReactive ? found.SourcePowerPerVar(injection) : found.SourcePowerPerW(injection), 1e-6);
        Assert.Equal(expected.LossW, isReactive ? found.LossPerVar(injection) : found.LossPerW(injection), 1e-6);
    }

    private static State Differences(PowerFlowSolver solver, BusPowers powers, (PhasePoint Point, double PowerW, double ReactivePowerVar) step, SensitivityOptions options)
    {
        State up = At(solver, powers, (step.Point, step.PowerW, step.ReactivePowerVar), options);
        State down = At(solver, powers, (step.Point, -step.PowerW, -step.ReactivePowerVar), options);
        double[] Slope(double[] after, double[] before) => [.. after.Zip(before, (a, b) => (a - b) / (2 * StepW))];
        return new State(
            Slope(up.VoltagesV, down.VoltagesV),
            [.. Slope(up.CurrentsA, down.CurrentsA).Zip(up.CurrentsA, (slope, current) => current < 5 ? double.NaN : slope)],
            (up.SourceW - down.SourceW) / (2 * StepW),
            (up.LossW - down.LossW) / (2 * StepW));
    }

    private static State At(PowerFlowSolver solver, BusPowers powers, (PhasePoint Point, double PowerW, double ReactivePowerVar) step, SensitivityOptions options)
    {
        powers.Add(step.Point.Bus, step.Point.Phase, step.PowerW, step.ReactivePowerVar);
        PowerFlowResult flow = solver.Solve(powers);
        Assert.True(flow.Converged, flow.FailureReason);
        powers.Add(step.Point.Bus, step.Point.Phase, -step.PowerW, -step.ReactivePowerVar);
        return new State(
            [.. options.Monitored.Select(point => flow.VoltageV(point.Bus, point.Phase).Magnitude)],
            [.. options.Conductors.Select(watched => flow.LineCurrentA(watched.Line, watched.Conductor).Magnitude)],
            flow.SourcePowerW,
            flow.LossesW + flow.EarthingLossesW + flow.ShuntPowerVa.Real);
    }

    private sealed record State(double[] VoltagesV, double[] CurrentsA, double SourceW, double LossW);
}

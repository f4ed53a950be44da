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

    [Fact]
    public void A_second_answer_overwrites_the_first_without_allocating()
    {
        Feeder feeder = GeneratedRadials.Of(4);
        List<(PhasePoint Point, double PowerW, double ReactivePowerVar)> nominal = GeneratedRadials.Powers(feeder, new Random(4));
        PhasePoint[] points = [.. nominal.Select(power => power.Point)];
        BusPowers powers = PowersOf(feeder, nominal);
        PowerFlowResult flow = new PowerFlowSolver(feeder, _fine).Solve(powers);
        var solver = new SensitivitySolver(feeder, new SensitivityOptions { Monitored = points, Injections = points });
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

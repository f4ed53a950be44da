using System.Numerics;

namespace EdgeLem.Grid.Tests;

public sealed class BatchSolverTests
{
    private static readonly PowerFlowOptions _fine = new() { TolerancePu = 1e-12 };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Every_scenario_has_the_voltages_and_currents_of_a_flow_of_its_own(int seed)
    {
        Feeder feeder = GeneratedRadials.Of(seed);
        var scenarios = new Scenarios(feeder, seed, count: 21);
        var seen = new Collector(feeder);

        new BatchSolver(feeder, scenarios.Points, _fine).Solve(scenarios, seen);

        var single = new PowerFlowSolver(feeder, _fine);
        for (int scenario = 0; scenario < scenarios.Count; scenario++)
        {
            PowerFlowResult flow = single.Solve(scenarios.PowersOf(scenario));
            Assert.True(flow.Converged, flow.FailureReason);
            Assert.Equal(Collector.Of(feeder, flow), seen.Values[scenario]!, (a, b) => (a - b).Magnitude < 1e-7);
        }
    }

    [Fact]
    public void Threads_do_not_change_a_bit()
    {
        Feeder feeder = GeneratedRadials.Of(2);
        var scenarios = new Scenarios(feeder, seed: 9, count: 100);
        var solver = new BatchSolver(feeder, scenarios.Points);
        var alone = new Collector(feeder);
        var together = new Collector(feeder);

        solver.Solve(scenarios, alone);
        solver.Solve(scenarios, together, new BatchOptions { Threads = 4 });

        Assert.Equal(100, alone.Values.Count);
        Assert.All(Enumerable.Range(0, 100), scenario => Assert.Equal(alone.Values[scenario], together.Values[scenario]));
    }

    [Fact]
    public void Points_alone_give_the_same_voltages_and_nothing_else()
    {
        Feeder feeder = GeneratedRadials.Of(3);
        var scenarios = new Scenarios(feeder, seed: 4, count: 9);
        var solver = new BatchSolver(feeder, scenarios.Points, _fine);
        var points = new PointCollector(scenarios.Points.Count);

        solver.Solve(scenarios, points, new BatchOptions { AllBuses = false });

        PowerFlowResult flow = new PowerFlowSolver(feeder, _fine).Solve(scenarios.PowersOf(8));
        for (int point = 0; point < scenarios.Points.Count; point++)
        {
            Complex expected = flow.VoltageV(scenarios.Points[point].Bus, scenarios.Points[point].Phase);
            Assert.True((points.Values[8][point] - expected).Magnitude < 1e-7);
        }

        Assert.IsType<InvalidOperationException>(points.Refusal);
    }

    [Fact]
    public void A_scenario_without_solution_says_so_and_spoils_no_other()
    {
        Feeder feeder = Networks.OneLine().Build();
        PhasePoint[] points = [new(feeder.BusIndex("end"), 0)];
        var scenarios = new Listed([1_000, 900_000, 2_000]);
        var seen = new Outcomes();

        new BatchSolver(feeder, points).Solve(scenarios, seen);

        Assert.Equal([true, false, true], seen.Converged);
        Assert.Contains("Scenario 1: The power flow of feeder 'test' did not converge", seen.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void What_comes_to_rest_past_the_point_of_collapse_is_no_solution()
    {
        // Found by search: the batch's iteration comes to rest where one leg has less than half its voltage without load.
        Feeder feeder = Networks.HighZeroSequence(1.56, 2.91);
        int end = feeder.BusIndex("end");
        PhasePoint[] points = [new(end, 0), new(end, 1), new(end, 2)];
        LegPower[] legs = [new(52_000, 19_000), new(19_000, -29_000), new(-52_000, -39_000)];
        var powers = new BusPowers(feeder);
        for (int phase = 0; phase < 3; phase++)
        {
            powers.Add(end, phase, legs[phase].PowerW, legs[phase].ReactivePowerVar);
        }

        var seen = new Outcomes();

        new BatchSolver(feeder, points).Solve(new OneScenario(legs), seen);

        PowerFlowResult single = new PowerFlowSolver(feeder).Solve(powers);
        Assert.False(single.Converged);
        Assert.Equal([false], seen.Converged);
    }

    [Fact]
    public void A_warm_batch_allocates_as_little_for_many_scenarios_as_for_few()
    {
        Feeder feeder = GeneratedRadials.Of(4);
        var few = new Scenarios(feeder, seed: 4, count: 8);
        var many = new Scenarios(feeder, seed: 4, count: 800);
        var solver = new BatchSolver(feeder, few.Points);
        solver.Solve(many, new Ignored());
        solver.Solve(few, new Ignored());

        Assert.Equal(BytesOf(() => solver.Solve(few, new Ignored())), BytesOf(() => solver.Solve(many, new Ignored())));

        static long BytesOf(Action solve)
        {
            solve();
            long before = GC.GetAllocatedBytesForCurrentThread();
            solve();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void A_batch_without_scenarios_calls_nobody()
    {
        Feeder feeder = Networks.OneLine().Build();
        var seen = new Outcomes();

        new BatchSolver(feeder, [new(feeder.BusIndex("end"), 0)]).Solve(new Listed([]), seen);

        Assert.Empty(seen.Converged);
    }

    [Fact]
    public void A_point_at_a_phase_that_the_bus_has_not_is_refused()
    {
        Feeder feeder = Networks.OneLine().Build();

        Assert.Throws<ArgumentOutOfRangeException>(() => new BatchSolver(feeder, [new(feeder.BusIndex("end"), 3)]));
    }

    private sealed class Scenarios(Feeder feeder, int seed, int count) : IBatchScenarios
    {
        private readonly List<(PhasePoint Point, double PowerW, double ReactivePowerVar)> _nominal = GeneratedRadials.Powers(feeder, new Random(seed));

        public int Count => count;

        public IReadOnlyList<PhasePoint> Points => [.. _nominal.Select(power => power.Point)];

        public void Fill(int scenario, Span<double> powerW, Span<double> reactivePowerVar)
        {
            for (int point = 0; point < _nominal.Count; point++)
            {
                double factor = 0.2 + (0.37 * (scenario + 1) * (point + 3) % 1.3);
                (powerW[point], reactivePowerVar[point]) = (factor * _nominal[point].PowerW, factor * _nominal[point].ReactivePowerVar);
            }
        }

        public BusPowers PowersOf(int scenario)
        {
            double[] powerW = new double[_nominal.Count];
            double[] reactivePowerVar = new double[_nominal.Count];
            Fill(scenario, powerW, reactivePowerVar);
            var powers = new BusPowers(feeder);
            for (int point = 0; point < _nominal.Count; point++)
            {
                powers.Add(_nominal[point].Point.Bus, _nominal[point].Point.Phase, powerW[point], reactivePowerVar[point]);
            }

            return powers;
        }
    }

    /// <summary>All voltages to earth and line currents, by scenario.</summary>
    private sealed class Collector(Feeder feeder) : IBatchReceiver
    {
        public Dictionary<int, Complex[]> Values { get; } = [];

        public static Complex[] Of(Feeder feeder, PowerFlowResult flow) => All(feeder, flow.VoltageToEarthV, flow.LineCurrentA);

        public void Receive(BatchBlock block)
        {
            for (int lane = 0; lane < block.Count; lane++)
            {
                int at = lane;
                Complex[] values = All(feeder, (bus, terminal) => block.VoltageToEarthV(bus, terminal, at), (line, conductor) => block.LineCurrentA(line, conductor, at));
                lock (Values)
                {
                    Values[block.FirstScenario + lane] = values;
                }
            }
        }

        private static Complex[] All(Feeder feeder, Func<int, Terminal, Complex> voltage, Func<int, int, Complex> current) =>
        [
            .. Enumerable.Range(0, feeder.Buses.Count).SelectMany(bus => Enumerable.Range(1, 4).Select(terminal => voltage(bus, (Terminal)terminal))),
            .. Enumerable.Range(0, feeder.Lines.Count).SelectMany(line => Enumerable.Range(0, feeder.Lines[line].FromTerminals.Count).Select(conductor => current(line, conductor))),
        ];
    }

    private sealed class PointCollector(int points) : IBatchReceiver
    {
        public Dictionary<int, Complex[]> Values { get; } = [];

        public Exception? Refusal { get; private set; }

        public void Receive(BatchBlock block)
        {
            for (int lane = 0; lane < block.Count; lane++)
            {
                int at = lane;
                Values[block.FirstScenario + lane] = [.. Enumerable.Range(0, points).Select(point => block.PointVoltageV(point, at))];
            }

            Refusal = Record.Exception(() => block.VoltageV(0, 0, 0));
        }
    }

    private sealed class Listed(double[] powersW) : IBatchScenarios
    {
        public int Count => powersW.Length;

        public void Fill(int scenario, Span<double> powerW, Span<double> reactivePowerVar) => powerW[0] = powersW[scenario];
    }

    private sealed class Ignored : IBatchReceiver
    {
        public void Receive(BatchBlock block) => Assert.True(block.Converged(0));
    }

    private sealed class OneScenario(LegPower[] legs) : IBatchScenarios
    {
        public int Count => 1;

        public void Fill(int scenario, Span<double> powerW, Span<double> reactivePowerVar)
        {
            for (int point = 0; point < legs.Length; point++)
            {
                (powerW[point], reactivePowerVar[point]) = (legs[point].PowerW, legs[point].ReactivePowerVar);
            }
        }
    }

    private sealed class Outcomes : IBatchReceiver
    {
        public bool[] Converged { get; private set; } = [];

        public string Failure { get; private set; } = "";

        public void Receive(BatchBlock block)
        {
            Converged = [.. Enumerable.Range(0, block.Count).Select(block.Converged)];
            Failure = Record.Exception(() => block.PointVoltageV(0, 1))?.Message ?? "";
        }
    }
}

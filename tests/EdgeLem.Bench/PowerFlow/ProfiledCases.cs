using EdgeLem.Bench.Measuring;
using EdgeLem.Grid;

namespace EdgeLem.Bench.PowerFlow;

/// <summary>The cases that peers have been measured on (docs/benchmarks.md): single solves, 1,440 and 10,000 scenarios, sensitivities, preparation. Times are those of one scenario.</summary>
internal sealed class ProfiledCases(ProfiledFeeder feeder, Sampling sampling)
{
    private const string Engine = "edgelem";
    private const double TolerancePu = 1e-8;
    private const string WatchedBus = "906";
    private const int PeakMinute = 565;

    private readonly PowerFlowOptions _options = new() { TolerancePu = TolerancePu };
    private readonly int _watched = feeder.Feeder.TryGetBusIndex(WatchedBus, out int bus) ? bus : feeder.Points[^1].Bus;

    private readonly BenchTable _table = new(
        "Power flow of a feeder with profiles; times per scenario",
        "engine", "method", "case", "scenarios", "threads", "output", "err_tol", "reps", "wall_us_min", "wall_us_med", "cpu_us_min", "cpu_us_med", "checksum_V906");

    /// <summary>Measures all cases.</summary>
    public BenchTable Measure()
    {
        AddSingle();
        foreach (int scenarios in new[] { ProfiledFeeder.Minutes, 10_000 })
        {
            foreach (bool all in new[] { true, false })
            {
                AddBatch(scenarios, threads: 1, all);
                AddBatch(scenarios, threads: 2, all);
            }
        }

        AddSensitivities();
        AddPreparation();
        return _table;
    }

    private void AddSingle()
    {
        BusPowers[] minutes = [.. Enumerable.Range(0, ProfiledFeeder.Minutes).Select(feeder.PowersAt)];
        var solver = new PowerFlowSolver(feeder.Feeder, _options);
        PowerFlowResult flow = solver.Solve(minutes[^1]);
        double sum = 0;
        Samples samples = sampling.Of(minutes.Length, () =>
        {
            sum = 0;
            foreach (BusPowers minute in minutes)
            {
                flow = solver.Solve(minute, flow);
                for (int phase = 0; phase < PhaseNames.Count; phase++)
                {
                    sum += flow.VoltageV(_watched, phase).Magnitude;
                }
            }
        });
        Add(("sweep", "single_warm", 1, 1, "all"), samples, sum);
    }

    private void AddBatch(int scenarios, int threads, bool all)
    {
        // For the output of loads only, the watched bus is three more points without power.
        PhasePoint[] points = all ? feeder.Points : [.. feeder.Points, .. Enumerable.Range(0, PhaseNames.Count).Select(phase => new PhasePoint(_watched, phase))];
        var solver = new BatchSolver(feeder.Feeder, points, _options);
        var powers = new ProfiledScenarios(feeder, scenarios);
        var sum = new VoltageSum(scenarios, _watched, all ? -1 : feeder.Points.Length);
        var options = new BatchOptions { Threads = threads, AllBuses = all };
        Samples samples = sampling.Of(scenarios, () => solver.Solve(powers, sum, options));
        Add(("sweep-simd8", $"batch{scenarios}", scenarios, threads, all ? "all" : "loads"), samples, sum.TotalV);
    }

    private void AddSensitivities()
    {
        BusPowers powers = feeder.PowersAt(PeakMinute);
        PowerFlowResult flow = new PowerFlowSolver(feeder.Feeder, _options).Solve(powers);
        var solver = new SensitivitySolver(feeder.Feeder, new SensitivityOptions { Monitored = feeder.Points, Injections = feeder.Points });
        FeederSensitivities answer = solver.Solve(powers, flow);
        const int repeats = 200;
        Samples samples = sampling.Of(repeats, () => Repeat(repeats, () => answer = solver.Solve(powers, flow, answer)));
        Add(("series-simd8", "sensitivities", 1, 1, $"{feeder.Points.Length}x{2 * feeder.Points.Length}"), samples, 0);
    }

    private void AddPreparation()
    {
        const int repeats = 20;
        Samples samples = sampling.Of(repeats, () => Repeat(repeats, () => GC.KeepAlive(new PowerFlowSolver(feeder.Feeder, _options))));
        Add(("sweep", "preparation", 1, 1, "none"), samples, 0);
    }

    private static void Repeat(int times, Action work)
    {
        for (int i = 0; i < times; i++)
        {
            work();
        }
    }

    private void Add((string Method, string Case, int Scenarios, int Threads, string Output) what, Samples samples, double sum) => _table.Add(
        Engine, what.Method, what.Case, what.Scenarios, what.Threads, what.Output, FormattableString.Invariant($"{TolerancePu:G1}"), samples.Count,
        samples.MinUs, samples.MedianUs, samples.ProcessorMinUs, samples.ProcessorUs, sum == 0 ? "-" : FormattableString.Invariant($"{sum:F4}"));
}

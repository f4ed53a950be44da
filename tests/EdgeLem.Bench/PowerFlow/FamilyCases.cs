using EdgeLem.Bench.Measuring;
using EdgeLem.Grid;

namespace EdgeLem.Bench.PowerFlow;

/// <summary>A family of radial feeders of 100 to 30,000 buses, with a load at the end of every branch of eight buses.</summary>
internal static class FamilyCases
{
    private const int Seed = 7;
    private const int States = 8;
    private const double TotalPowerW = 100_000;
    private static readonly int[] _sizes = [100, 300, 1_000, 3_000, 10_000, 30_000];

    /// <summary>Measures warm solves of changing loads, with every voltage and current.</summary>
    /// <param name="sampling">Repetitions.</param>
    /// <param name="points">Receives size and median time of a solve in us.</param>
    public static BenchTable Measure(Sampling sampling, out IReadOnlyList<(int Buses, double Us)> points)
    {
        var table = new BenchTable("Cost against size, radial family", "buses", "loads", "iterations", "us min", "us median", "ns/bus median", "ratio per bus", "bytes");
        var measured = new List<(int Buses, double Us)>();
        foreach (int buses in _sizes)
        {
            (int loads, double iterations, Samples samples) = Measure(buses, sampling);
            measured.Add((buses, samples.MedianUs));
            double ratio = samples.MedianUs / buses / (measured[0].Us / measured[0].Buses);
            table.Add(buses, loads, iterations, samples.MinUs, samples.MedianUs, 1000 * samples.MedianUs / buses, ratio, samples.Bytes);
        }

        points = measured;
        return table;
    }

    private static (int Loads, double Iterations, Samples Samples) Measure(int buses, Sampling sampling)
    {
        var chance = new Random(Seed);
        Feeder feeder = Feeders.Radial(buses);
        int[] loaded = [.. Enumerable.Range(1, buses - 1).Where(bus => bus % 8 == 0)];
        BusPowers[] states = [.. Enumerable.Range(0, States).Select(_ => Draw(feeder, loaded, chance))];
        var solver = new PowerFlowSolver(feeder);
        PowerFlowResult flow = solver.Solve(states[0]);
        int rounds = Math.Max(1, 20_000 / buses);
        long iterations = 0;
        Samples samples = sampling.Of((long)rounds * States, () =>
        {
            iterations = 0;
            for (int i = 0; i < rounds * States; i++)
            {
                flow = solver.Solve(states[i % States], flow);
                iterations += flow.Converged ? flow.Iterations : throw new InvalidOperationException(flow.FailureReason);
            }
        });
        return (loaded.Length, (double)iterations / (rounds * States), samples);
    }

    private static BusPowers Draw(Feeder feeder, int[] loaded, Random chance)
    {
        var powers = new BusPowers(feeder);
        for (int i = 0; i < loaded.Length; i++)
        {
            double powerW = TotalPowerW / loaded.Length * (0.5 + chance.NextDouble());
            powers.Add(feeder.BusIndex(Feeders.BusName(loaded[i])), i % 3, powerW, 0.3 * powerW);
        }

        return powers;
    }
}

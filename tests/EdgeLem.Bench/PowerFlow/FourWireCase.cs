using EdgeLem.Bench.Measuring;
using EdgeLem.Grid;

namespace EdgeLem.Bench.PowerFlow;

/// <summary>A generated feeder of about 1,000 nodes with explicit neutral: cables with unequal mutual impedances, star point earthed through 3 ohm.</summary>
internal static class FourWireCase
{
    private const int Buses = 261;
    private const int Loads = 29;
    private const int States = 32;
    private const int Seed = 5;

    /// <summary>Measures warm solves of changing loads, with every voltage and current.</summary>
    public static BenchTable Measure(Sampling sampling)
    {
        var table = new BenchTable("Four wires", "case", "nodes", "loads", "iterations", "us min", "us median", "ns/node median", "bytes");
        Add("star point earthed", electrodes: 0);
        Add("every tenth bus earthed too", electrodes: 10);
        return table;

        void Add(string name, int electrodes)
        {
            var chance = new Random(Seed);
            Feeder feeder = Feeders.FourWire(Buses, electrodes, chance);
            BusPowers[] states = [.. Enumerable.Range(0, States).Select(_ => Draw(feeder, chance))];
            var solver = new PowerFlowSolver(feeder);
            PowerFlowResult flow = solver.Solve(states[0]);
            long iterations = 0;
            Samples samples = sampling.Of(States * 20L, () =>
            {
                iterations = 0;
                for (int i = 0; i < States * 20; i++)
                {
                    flow = solver.Solve(states[i % States], flow);
                    iterations += flow.Converged ? flow.Iterations : throw new InvalidOperationException(flow.FailureReason);
                }
            });
            int nodes = (4 * Buses) + 3;
            table.Add(name, nodes, Loads, (double)iterations / (States * 20), samples.MinUs, samples.MedianUs, 1000 * samples.MedianUs / nodes, samples.Bytes);
        }
    }

    private static BusPowers Draw(Feeder feeder, Random chance)
    {
        var powers = new BusPowers(feeder);
        for (int load = 0; load < Loads; load++)
        {
            double powerW = 500 + (2500 * chance.NextDouble());
            powers.Add(feeder.BusIndex(Feeders.BusName(1 + (load * (Buses - 1) / Loads))), load % 3, powerW, 0.3 * powerW);
        }

        return powers;
    }
}

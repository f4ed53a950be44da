using System.CommandLine;
using EdgeLem.Bench.Measuring;
using EdgeLem.Grid;
using EdgeLem.Sim.Running;
using EdgeLem.Sim.Scenarios;

namespace EdgeLem.Bench;

/// <summary>The command <c>powerflow</c>: solving a feeder and holding the result against its limits.</summary>
internal static class PowerFlowCommand
{
    private const int Seed = 1;
    private const int Rounds = 20;
    private const string Engine = "edgelem";

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var feeder = new Option<string?>("--feeder") { Description = "a further feeder: EdgeLem JSON or OpenDSS (.dss), such as the IEEE European LV test feeder" };
        return new BenchOptions(9).AddTo(
            new Command("powerflow", "Power flows of seeded states, and network checks.") { feeder },
            (parsed, sampling) => [Measure(parsed.GetValue(feeder), sampling)]);
    }

    private static BenchTable Measure(string? path, Sampling sampling)
    {
        var table = new BenchTable("Power flow", "engine", "method", "case", "buses", "iterations", "us min", "us median", "ns/bus median", "bytes");
        AddCase(table, Load(null), sampling);
        if (path is not null)
        {
            AddCase(table, Load(path), sampling);
        }

        return table;
    }

    private static Feeder Load(string? path)
    {
        ScenarioLoading loading = ScenarioLoading.Load(new RunOptions { Scenario = "village", FeederPath = path, OutputFolder = "" });
        return loading.Scenario?.Feeder ?? throw new InvalidDataException(string.Join(Environment.NewLine, loading.Defects));
    }

    private static void AddCase(BenchTable table, Feeder feeder, Sampling sampling)
    {
        var states = new FeederStates(feeder, Seed);
        var check = new NetworkCheck(feeder);
        PowerFlowResult flow = states.SolveCold();
        long operations = (long)Rounds * FeederStates.Count;
        Add("sweep-cold", () => states.SolveAll(() => null));
        Add("sweep-warm", () => states.SolveAll(() => flow));
        Add("network-check", () => states.CheckAll(check));

        void Add(string method, Action once)
        {
            Samples samples = sampling.Of(operations, () =>
            {
                for (int round = 0; round < Rounds; round++)
                {
                    once();
                }
            });
            int buses = feeder.Buses.Count;
            double iterations = method == "network-check" ? 0 : (double)states.Iterations / FeederStates.Count;
            table.Add(Engine, method, feeder.Name, buses, iterations, samples.MinUs, samples.MedianUs, 1000 * samples.MedianUs / buses, samples.Bytes);
        }
    }
}

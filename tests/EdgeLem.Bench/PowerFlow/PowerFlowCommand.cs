using System.CommandLine;
using EdgeLem.Bench.Measuring;
using EdgeLem.Grid;

namespace EdgeLem.Bench.PowerFlow;

/// <summary>The command <c>powerflow</c>: what solving, batches, sensitivities and preparation cost, against size and against peers' published cases.</summary>
internal static class PowerFlowCommand
{
    private const int Seed = 1;
    private const int Rounds = 20;

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var feeder = new Option<string?>("--feeder")
        {
            Description = "an OpenDSS master file with loads and 1,440-minute profiles, such as the IEEE European LV test feeder, for single_warm, batch1440, batch10000, sensitivities and preparation; without it they are measured on the village with drawn profiles",
        };
        var plot = new Option<string?>("--plot") { Description = "write the cost against size as an SVG plot to this file" };
        return new BenchOptions(9).AddTo(
            new Command("powerflow", "Power flows: single, batches, sensitivities, four wires, size.") { feeder, plot },
            (parsed, sampling) => Measure(parsed.GetValue(feeder), parsed.GetValue(plot), sampling));
    }

    private static IEnumerable<BenchTable> Measure(string? path, string? plot, Sampling sampling)
    {
        Feeder village = Feeders.Village();
        yield return new ProfiledCases(path is null ? ProfiledFeeder.Draw(village, new Random(Seed)) : ProfiledFeeder.Load(path), sampling).Measure();
        yield return Village(village, sampling);
        yield return FourWireCase.Measure(sampling);
        BenchTable sizes = FamilyCases.Measure(sampling, out IReadOnlyList<(int Buses, double Us)> points);
        yield return sizes;
        if (plot is not null)
        {
            File.WriteAllText(plot, SizePlot.Of(points));
        }
    }

    private static BenchTable Village(Feeder feeder, Sampling sampling)
    {
        var table = new BenchTable("Village, seeded states", "method", "buses", "iterations", "us min", "us median", "ns/bus median", "bytes");
        var states = new FeederStates(feeder, Seed);
        var check = new NetworkCheck(feeder);
        PowerFlowResult flow = states.SolveCold();
        long operations = (long)Rounds * FeederStates.Count;
        Add("sweep-cold", () => states.SolveAll(() => null));
        Add("sweep-warm", () => states.SolveAll(() => flow));
        Add("network-check", () => states.CheckAll(check));
        return table;

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
            table.Add(method, buses, iterations, samples.MinUs, samples.MedianUs, 1000 * samples.MedianUs / buses, samples.Bytes);
        }
    }
}

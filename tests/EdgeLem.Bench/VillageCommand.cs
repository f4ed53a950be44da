using System.CommandLine;
using EdgeLem.Bench.Measuring;
using EdgeLem.Bench.Village;
using EdgeLem.Sim.Running;

namespace EdgeLem.Bench;

/// <summary>The command <c>village</c>: where the time of a simulated day goes.</summary>
internal static class VillageCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var intervals = new Option<int>("--intervals") { Description = "market intervals per run", DefaultValueFactory = _ => 96 };
        return new BenchOptions(3).AddTo(
            new Command("village", "Where the time of a simulated village goes, over MQTT and over direct calls.") { intervals },
            (parsed, sampling) => Measure(parsed.GetValue(intervals), sampling));
    }

    private static IEnumerable<BenchTable> Measure(int intervals, Sampling sampling)
    {
        VillageRun.RunAsync(1, overMqtt: true).GetAwaiter().GetResult();
        var parts = new BenchTable(
            $"Village, {intervals} intervals: where the time goes", "link", "part", "ms min", "ms median", "share %", "count", "of", "us each");
        var totals = new BenchTable(
            $"Village, {intervals} intervals: whole runs",
            "link", "start s", "loop s min", "loop s median", "cpu s median", "steps", "control periods", "KB/step", "gen 0", "gen 1", "gen 2", "ledger head");
        foreach (bool overMqtt in new[] { true, false })
        {
            VillageCost[] runs = [.. Enumerable.Range(0, sampling.Repetitions).Select(_ => VillageRun.RunAsync(intervals, overMqtt).GetAwaiter().GetResult())];
            AddParts(parts, overMqtt ? "mqtt" : "memory", runs);
            AddTotals(totals, overMqtt ? "mqtt" : "memory", runs);
        }

        return [parts, totals];
    }

    private static void AddParts(BenchTable table, string link, VillageCost[] runs)
    {
        VillageCost any = runs[0];
        double loopMs = 1000 * Median.Of(runs.Select(run => run.LoopSeconds));
        Add(LoopPart.Plant, any.Times.PowerFlows, "power flows");
        Add(LoopPart.Modbus, any.Transactions, "transactions");
        Add(LoopPart.Messages, any.Messages, "messages");
        Add(LoopPart.Gateway, any.Rounds, "rounds");
        Add(LoopPart.Statistics, any.Steps + any.Times.ControlPeriods, "states");
        AddRow("Rest", run => (1000 * run.LoopSeconds) - Enum.GetValues<LoopPart>().Sum(part => run.Times[part].TotalMilliseconds), (any.Steps, "steps"));

        void Add(LoopPart part, long count, string of) => AddRow(part.ToString(), run => run.Times[part].TotalMilliseconds, (count, of));

        void AddRow(string part, Func<VillageCost, double> timeMs, (long Count, string Of) units)
        {
            double medianMs = Median.Of(runs.Select(timeMs));
            table.Add(link, part, runs.Min(timeMs), medianMs, 100 * medianMs / loopMs, units.Count, units.Of, 1000 * medianMs / units.Count);
        }
    }

    private static void AddTotals(BenchTable table, string link, VillageCost[] runs)
    {
        VillageCost any = runs[0];
        table.Add(
            link,
            Median.Of(runs.Select(run => run.StartSeconds)),
            runs.Min(run => run.LoopSeconds),
            Median.Of(runs.Select(run => run.LoopSeconds)),
            Median.Of(runs.Select(run => run.ProcessorSeconds)),
            any.Steps,
            any.Times.ControlPeriods,
            Median.Of(runs.Select(run => run.AllocatedBytes / 1024.0 / run.Steps)),
            any.Collections[0],
            any.Collections[1],
            any.Collections[2],
            any.LedgerHead[..16]);
    }
}

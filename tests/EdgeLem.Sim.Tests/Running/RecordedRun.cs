using EdgeLem.Gateway.Http;
using EdgeLem.Gateway.Ledger;
using EdgeLem.Gateway.Links;
using EdgeLem.Sim.Nodes;
using EdgeLem.Sim.Output;
using EdgeLem.Sim.Plant;
using EdgeLem.Sim.Running;
using EdgeLem.Sim.Scenarios;
using EdgeLem.Sim.Tests.Nodes;

namespace EdgeLem.Sim.Tests.Running;

/// <summary>A run over the in-memory link with everything that happened in it.</summary>
internal sealed class RecordedRun
{
    /// <summary>Nine in the morning of a day in June, UTC: there is sun.</summary>
    public static readonly DateTimeOffset Morning = new(2026, 6, 18, 9, 0, 0, TimeSpan.Zero);

    private RecordedRun(SimulationParts parts, IReadOnlyList<PublishedMessage> published, IReadOnlyList<long> periods)
    {
        Record = parts.Record;
        Schedule = parts.Schedule;
        Totals = NodeTotals.Of(parts);
        Published = published;
        PeriodsPerStep = periods;
    }

    /// <summary>Rounds, settlements and network statistics.</summary>
    public RunRecord Record { get; }

    /// <summary>When what happened.</summary>
    public RunSchedule Schedule { get; }

    /// <summary>Energy and money per node.</summary>
    public IReadOnlyList<NodeTotals> Totals { get; }

    /// <summary>What the nodes published, in order per node.</summary>
    public IReadOnlyList<PublishedMessage> Published { get; }

    /// <summary>Control periods that each step took after its full cycle.</summary>
    public IReadOnlyList<long> PeriodsPerStep { get; }

    /// <summary>Starts of the intervals.</summary>
    public IEnumerable<long> IntervalStarts => Record.Complete.Select(interval => interval.StartS);

    /// <summary>Options of a short run over the in-memory link.</summary>
    /// <param name="intervals">Number of intervals of a quarter of an hour.</param>
    public static RunOptions Options(int intervals) => new() { Scenario = "village", OutputFolder = "", IntervalCount = intervals, Start = Morning };

    /// <summary>Runs.</summary>
    /// <param name="options">How; the output folder is not used.</param>
    /// <param name="hasDroop">Whether the inverters get a droop.</param>
    /// <param name="runsEveryPeriod">Whether every control period is gone through.</param>
    public static async Task<RecordedRun> RunAsync(RunOptions options, bool hasDroop = true, bool runsEveryPeriod = false)
    {
        ScenarioLoading loading = ScenarioLoading.Load(options);
        Scenario scenario = loading.Scenario ?? throw new InvalidOperationException(string.Join(Environment.NewLine, loading.Defects));
        var builder = new SimulationBuilder(options, scenario);
        var memory = new MemoryLink(builder.Access);
        var links = new List<RecordingLink>();
        using var folder = new TemporaryFolder();
        using SqliteLedger ledger = SqliteLedger.Open(folder.PathOf("ledger.db"), builder.Genesis);
        SimulationParts parts = builder.Build(memory, identity => Recorded(links, new RecordingLink(identity.NodeId, memory, hasDroop)), ledger, new LiveFeed(scenario.Feeder, builder.Limits, builder.Nodes));
        await using FeederPlant plant = parts.Plant;
        using Fleet fleet = parts.Fleet;
        IReadOnlyList<long> periods = Run(new SimulationLoop(parts) { RunsEveryPeriod = runsEveryPeriod });
        return new RecordedRun(parts, [.. links.SelectMany(link => link.Published)], periods);
    }

    /// <summary>The messages of one node on one topic.</summary>
    /// <param name="nodeId">The node.</param>
    /// <param name="leaf">Last level of the topic.</param>
    public IReadOnlyList<PublishedMessage> From(string nodeId, string leaf) => [.. Published.Where(message => message.NodeId == nodeId && message.Leaf == leaf)];

    /// <summary>Energy on which a node was settled in every interval, J, import positive.</summary>
    /// <param name="nodeId">The node.</param>
    public IReadOnlyList<long> SettledJ(string nodeId) => [.. IntervalStarts.Select(start => Record.Settled(start).Settlement.Nodes.First(node => node.NodeId == nodeId).SettledJ)];

    private static List<long> Run(SimulationLoop loop)
    {
        var periods = new List<long>();
        long before = 0;
        loop.StepEnded = () =>
        {
            periods.Add(loop.Times.ControlPeriods - before);
            before = loop.Times.ControlPeriods;
        };
        loop.Run(CancellationToken.None);
        return periods;
    }

    private static RecordingLink Recorded(List<RecordingLink> links, RecordingLink link)
    {
        links.Add(link);
        return link;
    }
}

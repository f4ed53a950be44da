using EdgeLem.Gateway.Http;
using EdgeLem.Gateway.Ledger;
using EdgeLem.Gateway.Links;
using EdgeLem.Gateway.Rounds;
using EdgeLem.Sim.Nodes;
using EdgeLem.Sim.Plant;
using EdgeLem.Sim.Running;
using EdgeLem.Sim.Scenarios;

namespace EdgeLem.Sim.Comparing.Recording;

/// <summary>Runs a scenario with the real nodes and the real gateway over the memory link and keeps the orders of every interval.</summary>
/// <param name="options">How it is run; the output folder is not used.</param>
/// <param name="scenario">What is run.</param>
internal sealed class OrderRecording(RunOptions options, Scenario scenario)
{
    /// <summary>Called once per step, from the thread of the run.</summary>
    public Action<SimulationParts>? StepEnded { get; init; }

    /// <summary>Runs.</summary>
    /// <param name="cancellation">Ends the run early; the intervals that were settled until then are kept.</param>
    /// <exception cref="PlantCollapseException">The homes want more than the feeder can carry.</exception>
    public async Task<RecordedMarket> RunAsync(CancellationToken cancellation)
    {
        var builder = new SimulationBuilder(options, scenario);
        var link = new MemoryLink(builder.Access);
        string folder = Directory.CreateTempSubdirectory("edgelem-compare-").FullName;
        try
        {
            using SqliteLedger ledger = SqliteLedger.Open(Path.Combine(folder, "ledger.db"), builder.Genesis);
            var feed = new LiveFeed(scenario.Feeder, builder.Limits, builder.Nodes);
            SimulationParts parts = builder.Build(link, identity => new MemoryFleetLink(identity.NodeId, link), ledger, feed);
            await using FeederPlant plant = parts.Plant;
            using Fleet fleet = parts.Fleet;
            var loop = new SimulationLoop(parts) { StepEnded = () => StepEnded?.Invoke(parts) };
            await Task.Factory.StartNew(() => loop.Run(cancellation), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            return MarketOf(builder, parts.Record);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private RecordedMarket MarketOf(SimulationBuilder builder, RunRecord record) => new()
    {
        Feeder = scenario.Feeder,
        Limits = builder.Limits,
        Nodes = [.. builder.Nodes],
        Intervals = [.. record.Complete.Select(interval => IntervalOf(builder, record, interval.StartS))],
    };

    private static RecordedInterval IntervalOf(SimulationBuilder builder, RunRecord record, long startS)
    {
        ClearedRound round = record.Cleared(startS);
        return new RecordedInterval(round.Gate.Interval, round.Gate.Prices, new Market.Orders.OrderBook(round.Orders.All), BaseLoad.Of(builder.Nodes, round.Orders, record.MeasuredAtClosure(startS)));
    }
}

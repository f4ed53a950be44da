using System.Diagnostics;
using System.Net;
using EdgeLem.Gateway.Hosting;
using EdgeLem.Gateway.Http;
using EdgeLem.Gateway.Ledger;
using EdgeLem.Gateway.Links;
using EdgeLem.Node;
using EdgeLem.Sim.Nodes;
using EdgeLem.Sim.Plant;
using EdgeLem.Sim.Running;
using EdgeLem.Sim.Scenarios;

namespace EdgeLem.Bench.Village;

/// <summary>A run as the simulator's <c>run village</c> does it, without console and result files.</summary>
internal static class VillageRun
{
    /// <summary>Runs once.</summary>
    /// <param name="intervals">Market intervals.</param>
    /// <param name="overMqtt">Real MQTT, otherwise direct calls.</param>
    public static async Task<VillageCost> RunAsync(int intervals, bool overMqtt)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("edgelem-bench");
        try
        {
            return await RunAsync(new RunOptions
            {
                Scenario = "village",
                IntervalCount = intervals,
                OutputFolder = folder.FullName,
                Mqtt = overMqtt ? new ListenEndpoint(new IPEndPoint(IPAddress.Loopback, 0), true) : null,
            });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<VillageCost> RunAsync(RunOptions options)
    {
        long started = Stopwatch.GetTimestamp();
        Scenario scenario = ScenarioLoading.Load(options).Scenario!;
        var builder = new SimulationBuilder(options, scenario);
        using SqliteLedger ledger = SqliteLedger.Open(Path.Combine(options.OutputFolder, "ledger.db"), builder.Genesis);
        var feed = new LiveFeed(scenario.Feeder, builder.Limits, builder.Nodes);
        await using GatewayServer server = await GatewayServer.StartAsync(new GatewayServerOptions { Mqtt = options.Mqtt, Access = builder.Access, Page = feed.State });
        IGatewayLink link = server.Link ?? new MemoryLink(builder.Access);
        SimulationParts parts = builder.Build(link, LinksTo(link, server), ledger, feed);
        await using FeederPlant plant = parts.Plant;
        using Fleet fleet = parts.Fleet;
        double startSeconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        VillageCost cost = await Task.Factory.StartNew(
            () => Loop(parts, () => feed.SetClock(parts.Clock.NowS, builder.Market)), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return cost with { StartSeconds = startSeconds, LedgerHead = ledger.Head };
    }

    private static VillageCost Loop(SimulationParts parts, Action moveClock)
    {
        long steps = 0;
        var loop = new SimulationLoop(parts)
        {
            StepEnded = () =>
            {
                steps++;
                moveClock();
            },
        };
        int[] before = Collections();
        Measuring.Sample sample = Measuring.Sample.Of(() => loop.Run(CancellationToken.None));
        return new VillageCost
        {
            StartSeconds = 0,
            LoopSeconds = sample.Seconds,
            ProcessorSeconds = sample.ProcessorSeconds,
            Times = loop.Times,
            Steps = steps,
            Rounds = parts.Record.Complete.Count,
            Transactions = parts.Fleet.ModbusTransactions,
            Messages = parts.Gateway.Inbox.Received + parts.Gateway.Sent,
            AllocatedBytes = sample.AllocatedBytes,
            Collections = [.. Collections().Zip(before, (now, then) => now - then)],
            LedgerHead = "",
        };
    }

    private static int[] Collections() => [GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2)];

    private static Func<NodeIdentity, IFleetLink> LinksTo(IGatewayLink link, GatewayServer server) => link is MemoryLink memory
        ? identity => new MemoryFleetLink(identity.NodeId, memory)
        : identity => new MqttFleetLink(identity, server.MqttEndPoint!);
}

using System.CommandLine;
using System.Globalization;
using EdgeLem.Modbus;
using EdgeLem.Node;
using EdgeLem.Node.Devices;
using EdgeLem.Node.Linux.Configuration;
using EdgeLem.Node.Linux.Hosting;
using EdgeLem.Node.Metering;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeLem.Bench.Nodes;

/// <summary>The nodes' side of the command <c>node</c>, in a process of its own. It ends with its standard input.</summary>
internal static class NodeHostCommand
{
    /// <summary>Name of the command.</summary>
    public const string Name = "node-host";

    /// <summary>Node id.</summary>
    /// <param name="index">Which node, from 0.</param>
    public static string NodeName(int index) => string.Create(CultureInfo.InvariantCulture, $"node-{index}");

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var mode = new Option<HostMode>("--mode");
        var nodes = new Option<int>("--nodes");
        var broker = new Option<int>("--broker");
        var meters = new Option<string>("--meters") { Required = true };
        var command = new Command(Name, "The nodes of the command node.") { mode, nodes, broker, meters };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            int[] ports = [.. parsed.GetValue(meters)!.Split(',').Select(port => int.Parse(port, CultureInfo.InvariantCulture))];
            NodeConfiguration[] fleet = [.. Enumerable.Range(0, parsed.GetValue(nodes)).Select(index => Configuration(index, parsed.GetValue(mode), (parsed.GetValue(broker), ports)))];
            Run(fleet, parsed.GetValue(mode));
        });
        return command;
    }

    private static void Run(NodeConfiguration[] fleet, HostMode mode)
    {
        using var stop = new CancellationTokenSource();
        Task[] running = [.. fleet.Select((node, index) => mode == HostMode.Sessions ? Session(node, index, stop.Token) : FlatOutNode.RunAsync(node, index, stop.Token))];
        while (Console.In.ReadLine() is not null)
        {
            // The bench says nothing; it closes the pipe.
        }

        stop.Cancel();
        Task.WaitAll(running);
    }

    private static Task Session(NodeConfiguration node, int index, CancellationToken stop) =>
        NodeService.RunAsync(node, new NodeSurroundings(NullLogger.Instance, TimeProvider.System, new Random(index), () => { }), stop);

    private static NodeConfiguration Configuration(int index, HostMode mode, (int Broker, int[] Meters) ports) => new()
    {
        FeederId = ValueCounter.Feeder,
        NodeId = NodeName(index),
        GatewayHost = "127.0.0.1",
        GatewayPort = ports.Broker,
        Connection = new ConnectionPoint(new PhaseMap([0, 1, 2]), 24_000, 10_000),
        Bus = new BusSettings
        {
            Kind = mode == HostMode.RtuOverTcp ? ModbusLinkKind.RtuOverTcp : ModbusLinkKind.Tcp,
            Host = "127.0.0.1",
            Port = ports.Meters[index % ports.Meters.Length],
        },
        Meter = () => new MappedMeter(MeterCatalogue.Get("eastron_sdm630"), MeterServers.UnitId, 7),
        Clock = ClockSource.Trusted,
    };
}

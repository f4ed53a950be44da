using System.Text;
using EdgeLem.Contracts;
using EdgeLem.Modbus;
using EdgeLem.Node.Devices;
using EdgeLem.Node.Linux.Ports;
using EdgeLem.Node.Metering;
using EdgeLem.Sim.Devices;
using EdgeLem.Sim.Devices.Faults;
using EdgeLem.Sim.Devices.Lines;

namespace EdgeLem.Node.Linux.Tests.Ports;

/// <summary>The whole node core on a serial line in real time, as a program for a board runs it: this is the host's loop.</summary>
public sealed class NodeOnALineTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_node_measures_its_meter_over_a_serial_line_also_when_the_line_echoes_and_is_noisy(bool isBad)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Skipped: pseudo-terminals need Linux.");
        await using DeviceBench bench = Start(isBad);
        var link = new Messages();
        ModbusMaster master = ModbusLink.CreateMaster(ModbusLinkKind.Rtu, new ModbusMasterOptions(new LineTiming(9600), 1000, 20, 5));
        NodeCycle node = NewNode(master, link);
        string path = bench.Address[bench.Address.IndexOf('/', StringComparison.Ordinal)..];
        using var pump = new ModbusPump(master, new SerialLine(new SerialSettings { Path = path }), PumpOptions.ForSerial);
        RunUntil(node, pump, () => link.Payloads.ContainsKey(Topics.Measurement));

        string measurement = link.Payloads[Topics.Measurement];
        Assert.Contains("\"quality\":\"ok\"", measurement, StringComparison.Ordinal);
        Assert.Contains("\"frequencyHz\":50.000", measurement, StringComparison.Ordinal);
        Assert.False(node.Meter.Watch.IsFailing);
    }

    private static DeviceBench Start(bool isBad)
    {
        (byte, BusFault)[] troubles = [(0, new BusFault(BusFaultKind.Echo)), (0, new BusFault(BusFaultKind.Noise) { Rate = 0.2, Seed = 2 })];
        var transport = new DeviceTransport { Kind = DeviceTransportKind.Rtu, Faults = isBad ? troubles : [] };
        var bench = new DeviceBench(new DevicesOptions { Count = 2, Transport = transport }, TimeProvider.System);
        bench.Start();
        return bench;
    }

    private static NodeCycle NewNode(ModbusMaster master, INodeLink link)
    {
        var connection = new ConnectionPoint(new PhaseMap([0, 1, 2]), 17_000, 10_000);
        var identity = new NodeIdentity("village", "home-01", new NodeBoot("b1", "0.1.0"), connection);
        return new NodeCycle(identity, new FieldBus(master, new MappedMeter(MeterCatalogue.Get("eastron_sdm630"), 1), null), link);
    }

    private static void RunUntil(NodeCycle node, ModbusPump pump, Func<bool> isOver)
    {
        // A clock that begins at a minute, so that the first cycle measures.
        const long Minute = 30_000_000L * 60_000;
        long start = TimeProvider.System.GetTimestamp();
        long Clock() => Minute + (long)TimeProvider.System.GetElapsedTime(start).TotalMilliseconds;

        node.Start(Clock());
        for (int look = 0; !isOver(); look++)
        {
            Assert.True(look < 5000, $"The node does not measure: {pump.Problem}");
            node.Advance(Clock());
            pump.Serve(Clock, 20);
        }
    }

    private sealed class Messages : INodeLink
    {
        public Dictionary<string, string> Payloads { get; } = [];

        public void Publish(string topic, byte[] payload, int length, int qos, bool retain) =>
            Payloads[topic[(topic.LastIndexOf('/') + 1)..]] = Encoding.UTF8.GetString(payload, 0, length);
    }
}

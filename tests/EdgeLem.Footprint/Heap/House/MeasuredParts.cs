using EdgeLem.Modbus;
using EdgeLem.Node;
using EdgeLem.Node.Bidding;
using EdgeLem.Node.Devices;
using EdgeLem.Node.Metering;
using EdgeLem.Node.Metering.Store;

namespace EdgeLem.Footprint.Heap.House;

/// <summary>
/// Parts of the node in the order in which they were built and measured on the 32-bit interpreter, each without what stood before it. The measured figures are
/// differences of the free heap after two collections.
/// </summary>
internal static class MeasuredParts
{
    /// <summary>Counts the parts.</summary>
    public static IReadOnlyList<MeasuredPart> Compare()
    {
        var walk = new HeapWalk();
        var master = new ModbusMaster(new RtuFraming(), ModbusMasterOptions.ForSerial(9600));
        MeterMap map = MeterCatalogue.Get("eastron_sdm630");
        var meter = new MappedMeter(map, 1);
        var inverter = new SunSpecInverter(2);
        EnergyStore store = EnergyStore.InMemory();
        var identity = new NodeIdentity("village", "home-01", new NodeBoot("b1", "0.1.0"), new ConnectionPoint(new PhaseMap([0, 1, 2]), 17000, 10000));
        var link = new NoLink();
        var bus = new FieldBus(master, meter, inverter);
        var cycle = new NodeCycle(identity, bus, link, new NodeEquipment(store, null));
        return
        [
            new("ModbusMaster", walk.From(master).Bytes, 1_920),
            new("MeterMap (eastron_sdm630)", walk.From(map).Bytes, 2_988),
            new("MappedMeter", walk.From(meter).Bytes, 2_040),
            new("SunSpecInverter", walk.From(inverter).Bytes, 6_828),
            new("EnergyStore in memory, empty", walk.From(store).Bytes, 1_452),
            new("identity and bus (measured with a link)", walk.From(identity, bus).Bytes, 1_416),
            new("NodeCycle", walk.From(cycle).Bytes, 14_256),
            new("Outbox", walk.From(new Outbox(identity, link)).Bytes, 2_616),
            new("Bidder", walk.From(new Bidder(identity, new BiddingSettings(null))).Bytes, 6_504),
        ];
    }

    private sealed class NoLink : INodeLink, IStandIn
    {
        public void Publish(string topic, byte[] payload, int length, int qos, bool retain)
        {
        }
    }
}

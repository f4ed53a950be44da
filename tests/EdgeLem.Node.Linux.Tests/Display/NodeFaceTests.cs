using EdgeLem.Contracts;
using EdgeLem.Modbus;
using EdgeLem.Node.Control;
using EdgeLem.Node.Linux.Configuration;
using EdgeLem.Node.Linux.Display;
using EdgeLem.Node.Linux.Tests.Configuration;

namespace EdgeLem.Node.Linux.Tests.Display;

public sealed class NodeFaceTests
{
    [Fact]
    public void A_node_that_has_measured_nothing_yet_shows_nothing_as_measured()
    {
        NodeCycle cycle = Cycle();
        cycle.Start(0);

        NodeFace face = NodeFace.Of("home-01", cycle, isOnline: true, waitingRecords: 3);

        Assert.Equal(new NodeFace { NodeId = "home-01", IsOnline = true, Envelope = FallbackState.RatedLimits, WaitingRecords = 3 }, face);
    }

    [Theory]
    [InlineData(true, 98_765L)]
    [InlineData(false, null)]
    public void The_price_of_the_last_clearing_is_shown_when_there_was_trade(bool hasPrice, long? shown)
    {
        NodeCycle cycle = Cycle();
        cycle.OnPrice(new PriceMessage { IntervalStart = 900, IntervalSeconds = 900, HasPrice = hasPrice, PriceMicroEurPerKwh = hasPrice ? 98_765 : 0 });

        Assert.Equal(shown, NodeFace.Of("home-01", cycle, isOnline: false, waitingRecords: 0).PriceMicroEurPerKwh);
    }

    private static NodeCycle Cycle()
    {
        using var file = new NodeFile(NodeFile.Sound);
        NodeConfiguration node = file.Load().Configuration!;
        var identity = new NodeIdentity(node.FeederId, node.NodeId, new NodeBoot("b1", "0.1.0"), node.Connection);
        var master = new ModbusMaster(new RtuFraming(), ModbusMasterOptions.ForSerial(9600));
        return new NodeCycle(identity, new FieldBus(master, node.Meter(), null), new SilentLink());
    }

    private sealed class SilentLink : INodeLink
    {
        public void Publish(string topic, byte[] payload, int length, int qos, bool retain)
        {
        }
    }
}

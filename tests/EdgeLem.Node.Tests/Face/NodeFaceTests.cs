using EdgeLem.Contracts;
using EdgeLem.Node.Control;
using EdgeLem.Node.Face;
using EdgeLem.Node.Tests.Fakes;

namespace EdgeLem.Node.Tests.Face;

public sealed class NodeFaceTests
{
    [Fact]
    public void A_node_that_has_measured_nothing_yet_shows_nothing_as_measured()
    {
        NodeFace face = NodeFace.Of("home-01", new Bench().Node, true, 3);

        Assert.True(face.Tells(new NodeFace { NodeId = "home-01", IsOnline = true, Envelope = FallbackState.RatedLimits, WaitingRecords = 3 }));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_price_of_the_last_clearing_is_shown_when_there_was_trade(bool hasPrice)
    {
        NodeCycle cycle = new Bench().Node;
        cycle.OnPrice(new PriceMessage { IntervalStart = 900, IntervalSeconds = 900, HasPrice = hasPrice, PriceMicroEurPerKwh = hasPrice ? 98_765 : 0 });

        NodeFace face = NodeFace.Of("home-01", cycle, false, 0);

        Assert.Equal((hasPrice, hasPrice ? 98_765 : 0), (face.HasPrice, face.PriceMicroEurPerKwh));
    }
}

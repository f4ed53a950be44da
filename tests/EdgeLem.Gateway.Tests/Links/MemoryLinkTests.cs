using System.Text;
using EdgeLem.Gateway.Links;

namespace EdgeLem.Gateway.Tests.Links;

public sealed class MemoryLinkTests
{
    private readonly MemoryLink _link = new(new TopicAccess("f", ["a", "b"]));
    private readonly List<string> _deliveredToA = [];
    private readonly List<string> _deliveredToB = [];

    [Fact]
    public void A_message_goes_to_its_node_and_a_market_message_to_all_in_the_order_of_publishing()
    {
        Connect();
        Publish("edgelem/v1/f/a/reply", "1");
        Publish("edgelem/v1/f/market/gate", "2");
        Publish("edgelem/v1/f/b/dispatch", "3");
        Publish("edgelem/v1/f/a/reply", "4");

        Assert.Equal(["1", "2", "4"], _deliveredToA);
        Assert.Equal(["2", "3"], _deliveredToB);
    }

    [Fact]
    public void Who_connects_gets_the_last_retained_message_of_each_topic_that_concerns_it()
    {
        Publish("edgelem/v1/f/market/gate", "old gate", retain: true);
        Publish("edgelem/v1/f/market/gate", "new gate", retain: true);
        Publish("edgelem/v1/f/a/config", "config of a", retain: true);
        Publish("edgelem/v1/f/a/dispatch", "not retained");
        Connect();

        Assert.Equal(["config of a", "new gate"], _deliveredToA);
        Assert.Equal(["new gate"], _deliveredToB);
    }

    [Fact]
    public void What_was_published_before_without_retain_is_not_kept()
    {
        Publish("edgelem/v1/f/market/gate", "retained", retain: true);
        Publish("edgelem/v1/f/market/gate", "passing");
        Connect();

        Assert.Equal(["retained"], _deliveredToA);
    }

    [Fact]
    public void A_new_connection_replaces_the_old_one()
    {
        Connect();
        var second = new List<string>();
        _link.Connect("a", (_, payload) => second.Add(Encoding.UTF8.GetString(payload.Span)));
        Publish("edgelem/v1/f/a/reply", "1");

        Assert.Empty(_deliveredToA);
        Assert.Equal(["1"], second);
    }

    [Theory]
    [InlineData("a", "edgelem/v1/f/a/orders", false)]
    [InlineData("a", "edgelem/v1/f/b/orders", true)]
    [InlineData("a", "edgelem/v1/f/a/dispatch", true)]
    [InlineData("stranger", "edgelem/v1/f/stranger/orders", true)]
    public void What_a_sender_may_not_publish_reaches_the_gateway_marked_as_denied(string sender, string topic, bool isDenied)
    {
        InboundMessage? received = null;
        _link.Received = message => received = message;
        _link.PublishFrom(sender, topic, [1, 2]);

        Assert.Equal((sender, topic, isDenied), (received!.Sender, received.Topic, received.IsDenied));
        Assert.Equal([1, 2], received.Payload.ToArray());
    }

    [Fact]
    public void The_payload_is_copied_so_that_the_sender_may_reuse_its_buffer()
    {
        InboundMessage? received = null;
        _link.Received = message => received = message;
        byte[] buffer = [7];
        _link.PublishFrom("a", "edgelem/v1/f/a/orders", buffer);
        buffer[0] = 8;

        Assert.Equal([7], received!.Payload.ToArray());
    }

    [Fact]
    public void Without_a_gateway_a_nodes_message_is_lost_without_harm() => _link.PublishFrom("a", "edgelem/v1/f/a/orders", [1]);

    private void Connect()
    {
        _link.Connect("a", (_, payload) => _deliveredToA.Add(Encoding.UTF8.GetString(payload.Span)));
        _link.Connect("b", (_, payload) => _deliveredToB.Add(Encoding.UTF8.GetString(payload.Span)));
    }

    private void Publish(string topic, string payload, bool retain = false) => _link.Publish(topic, Encoding.UTF8.GetBytes(payload), retain);
}

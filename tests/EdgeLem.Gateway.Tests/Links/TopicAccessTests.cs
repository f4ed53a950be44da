using EdgeLem.Gateway.Links;

namespace EdgeLem.Gateway.Tests.Links;

public sealed class TopicAccessTests
{
    private readonly TopicAccess _access = new("f", ["node-a", "node-b", "node"]);

    [Theory]
    [InlineData("node-a", "edgelem/v1/f/node-a/state", true)]
    [InlineData("node-a", "edgelem/v1/f/node-a/about", true)]
    [InlineData("node-a", "edgelem/v1/f/node-a/measurement", true)]
    [InlineData("node-a", "edgelem/v1/f/node-a/energy", true)]
    [InlineData("node-a", "edgelem/v1/f/node-a/orders", true)]
    [InlineData("node-a", "edgelem/v1/f/node-a/proposal", true)]
    [InlineData("node-a", "edgelem/v1/f/node-b/proposal", false)]
    [InlineData("node-a", "edgelem/v1/f/node-a/target", false)]
    [InlineData("node-a", "edgelem/v1/f/node-a/reply", false)]
    [InlineData("node-a", "edgelem/v1/f/node-a/dispatch", false)]
    [InlineData("node-a", "edgelem/v1/f/node-a/config", false)]
    [InlineData("node-a", "edgelem/v1/f/node-a/other", false)]
    [InlineData("node-a", "edgelem/v1/f/node-a/orders/x", false)]
    [InlineData("node-a", "edgelem/v1/f/node-a", false)]
    [InlineData("node-a", "edgelem/v1/f/node-b/orders", false)]
    [InlineData("node", "edgelem/v1/f/node-a/orders", false)]
    [InlineData("node-a", "edgelem/v1/f/market/gate", false)]
    [InlineData("node-a", "edgelem/v1/f/market/orders", false)]
    [InlineData("node-a", "edgelem/v1/g/node-a/orders", false)]
    [InlineData("node-a", "edgelem/v2/f/node-a/orders", false)]
    [InlineData("node-a", "Edgelem/v1/f/node-a/orders", false)]
    [InlineData("node-a", "/edgelem/v1/f/node-a/orders", false)]
    [InlineData("node-a", "", false)]
    [InlineData("stranger", "edgelem/v1/f/stranger/orders", false)]
    [InlineData("stranger", "edgelem/v1/f/node-a/orders", false)]
    [InlineData("Node-A", "edgelem/v1/f/node-a/orders", false)]
    [InlineData("", "edgelem/v1/f/node-a/orders", false)]
    public void A_node_publishes_its_own_six_leaves_and_nothing_else(string clientId, string topic, bool isAllowed) =>
        Assert.Equal(isAllowed, _access.MayPublish(clientId, topic));

    [Theory]
    [InlineData("node-a", "edgelem/v1/f/node-a/#", true)]
    [InlineData("node-a", "edgelem/v1/f/node-a/+", true)]
    [InlineData("node-a", "edgelem/v1/f/node-a/dispatch", true)]
    [InlineData("node-a", "edgelem/v1/f/market/#", true)]
    [InlineData("node-a", "edgelem/v1/f/market/gate", true)]
    [InlineData("node-a", "#", false)]
    [InlineData("node-a", "+/x", false)]
    [InlineData("node-a", "+/+/+/+/+", false)]
    [InlineData("node-a", "edgelem/#", false)]
    [InlineData("node-a", "edgelem/v1/f/#", false)]
    [InlineData("node-a", "edgelem/v1/f/+/orders", false)]
    [InlineData("node-a", "edgelem/v1/+/node-a/#", false)]
    [InlineData("node-a", "edgelem/v1/f/node-b/#", false)]
    [InlineData("node-a", "edgelem/v1/f/node-b/dispatch", false)]
    [InlineData("node", "edgelem/v1/f/node-a/#", false)]
    [InlineData("node-a", "edgelem/v1/f/node-a", false)]
    [InlineData("node-a", "edgelem/v1/g/node-a/#", false)]
    [InlineData("node-a", "$share/g/edgelem/v1/f/node-b/#", false)]
    [InlineData("node-a", "", false)]
    [InlineData("stranger", "#", true)]
    [InlineData("stranger", "edgelem/v1/f/+/orders", true)]
    public void A_node_subscribes_below_its_own_branch_and_the_markets(string clientId, string filter, bool isAllowed) =>
        Assert.Equal(isAllowed, _access.MaySubscribe(clientId, filter));

    [Theory]
    [InlineData("node-a", "edgelem/v1/f/node-a/reply", true)]
    [InlineData("node-a", "edgelem/v1/f/node-a/dispatch", true)]
    [InlineData("node-a", "edgelem/v1/f/node-a/config", true)]
    [InlineData("node-a", "edgelem/v1/f/market/price", true)]
    [InlineData("node-a", "edgelem/v1/f/node-a/orders", false)]
    [InlineData("node-a", "edgelem/v1/f/node-b/reply", false)]
    [InlineData("node-a", "edgelem/v1/g/market/price", false)]
    [InlineData("node-a", "other", false)]
    public void The_gateways_messages_go_to_whom_they_are_addressed(string nodeId, string topic, bool isAddressed) =>
        Assert.Equal(isAddressed, _access.IsAddressedTo(nodeId, topic));

    [Fact]
    public void Only_registered_ids_are_nodes()
    {
        Assert.True(_access.IsNode("node"));
        Assert.False(_access.IsNode("node-c"));
        Assert.False(_access.IsNode("market"));
    }
}

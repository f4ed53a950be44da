using EdgeLem.Contracts;
using EdgeLem.Gateway.Distributed;

namespace EdgeLem.Gateway.Links;

/// <summary>
/// Who may do what in the topic tree: a registered node publishes only the node leaves of its own branch and reads only what the gateway
/// sends to it and to all; any other client on the loopback may look on and publish nothing.
/// </summary>
/// <param name="feederId">The feeder that this gateway runs.</param>
/// <param name="nodeIds">The registered nodes.</param>
public sealed class TopicAccess(string feederId, IEnumerable<string> nodeIds)
{
    private static readonly HashSet<string> NodeLeaves = new(StringComparer.Ordinal) { Topics.State, Topics.About, Topics.Measurement, Topics.Energy, Topics.Orders, DistributedTopics.Proposal };
    private static readonly HashSet<string> GatewayLeaves = new(StringComparer.Ordinal) { Topics.Reply, Topics.Dispatch, Topics.Config, DistributedTopics.Target };

    private readonly HashSet<string> _nodeIds = new(nodeIds, StringComparer.Ordinal);

    /// <summary>Whether a client id belongs to a registered node.</summary>
    /// <param name="clientId">The MQTT client id.</param>
    public bool IsNode(string clientId) => _nodeIds.Contains(clientId);

    /// <summary>Whether a client may publish on a topic.</summary>
    /// <param name="clientId">The MQTT client id.</param>
    /// <param name="topic">Full topic name.</param>
    public bool MayPublish(string clientId, string topic)
    {
        var path = new TopicPath();
        return IsNode(clientId) && Topics.TryParse(topic, path) && path.FeederId == feederId && path.Branch == clientId && NodeLeaves.Contains(path.Leaf);
    }

    /// <summary>Whether the gateway's publish on a topic concerns a node.</summary>
    /// <param name="nodeId">Node id.</param>
    /// <param name="topic">Full topic name.</param>
    public bool IsAddressedTo(string nodeId, string topic)
    {
        var path = new TopicPath();
        return Topics.TryParse(topic, path) && path.FeederId == feederId
            && (path.Branch == Topics.MarketBranch || (path.Branch == nodeId && GatewayLeaves.Contains(path.Leaf)));
    }

    /// <summary>Whether a node may subscribe to a filter: its own branch or the market branch, without reaching further.</summary>
    /// <param name="clientId">The MQTT client id; a client that is no registered node may subscribe to everything, because it can only look on.</param>
    /// <param name="filter">Topic filter.</param>
    public bool MaySubscribe(string clientId, string filter) =>
        !IsNode(clientId) || IsBelow(filter, clientId) || IsBelow(filter, Topics.MarketBranch);

    private bool IsBelow(string filter, string branch) => filter.StartsWith(Topics.Prefix + feederId + "/" + branch + "/", StringComparison.Ordinal);
}

using EdgeLem.Contracts;

namespace EdgeLem.Gateway.Distributed;

/// <summary>The two leaves of a node's branch over which the distributed clearing talks (docs/messages.md).</summary>
public static class DistributedTopics
{
    /// <summary>Gateway to node, never retained: <see cref="TargetMessage"/>.</summary>
    public const string Target = "target";

    /// <summary>Node to gateway, never retained: <see cref="ProposalMessage"/>.</summary>
    public const string Proposal = "proposal";

    /// <summary>Whether a topic is some node's proposal.</summary>
    /// <param name="topic">Full topic name.</param>
    public static bool IsProposal(string topic) => topic.EndsWith("/" + Proposal, StringComparison.Ordinal) && topic.StartsWith(Topics.Prefix, StringComparison.Ordinal);
}

using EdgeLem.Contracts;
using EdgeLem.Market.GridPolicies.Distributed;

namespace EdgeLem.Gateway.Distributed;

/// <summary>
/// The node's side of the distributed clearing over messages: answers the targets of one interval with its agents' proposals. It owns no socket; whoever does hands
/// it the messages below <c>&lt;node&gt;/target</c>.
/// </summary>
/// <param name="feederId">The feeder.</param>
/// <param name="nodeId">The node.</param>
/// <param name="intervalStartS">Start of the interval, UTC epoch seconds; targets of other intervals get no answer.</param>
/// <param name="agents">The agent of each of the node's points, by its phases.</param>
public sealed class DistributedNode(string feederId, string nodeId, long intervalStartS, IReadOnlyDictionary<string, PointAgent> agents)
{
    /// <summary>The topic on which the node is told its targets.</summary>
    public string TargetTopic => Topics.Of(feederId, nodeId, DistributedTopics.Target);

    /// <summary>The topic on which the node proposes.</summary>
    public string ProposalTopic => Topics.Of(feederId, nodeId, DistributedTopics.Proposal);

    /// <summary>Answers a message.</summary>
    /// <param name="topic">Full topic name.</param>
    /// <param name="payload">The bytes as received.</param>
    /// <returns>The payload to publish on <see cref="ProposalTopic"/>; null when the message asks nothing of this node.</returns>
    public byte[]? Answer(string topic, ReadOnlyMemory<byte> payload)
    {
        if (topic != TargetTopic || !DistributedJson.TryRead(payload, out TargetMessage? message) || message.IntervalStart != intervalStartS
            || !IsPossible(message) || !agents.TryGetValue(message.Phases, out PointAgent? agent))
        {
            return null;
        }

        double powerW = agent.Propose(new PointTarget(message.Iteration, message.TargetW, message.PriceMicroEurPerKwh, message.StepMicroEurPerKwhPerW));
        return DistributedJson.Write(new ProposalMessage { IntervalStart = message.IntervalStart, Iteration = message.Iteration, Phases = message.Phases, PowerW = powerW });
    }

    private static bool IsPossible(TargetMessage message) =>
        double.IsFinite(message.TargetW) && double.IsFinite(message.PriceMicroEurPerKwh) && double.IsFinite(message.StepMicroEurPerKwhPerW) && message.StepMicroEurPerKwhPerW >= 0;
}

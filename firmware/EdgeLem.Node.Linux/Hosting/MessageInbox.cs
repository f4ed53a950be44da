using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EdgeLem.Contracts;
using Microsoft.Extensions.Logging;

namespace EdgeLem.Node.Linux.Hosting;

/// <summary>Gives what the gateway sent to the node. What cannot be read, or is refused by the node, is logged by its number and changes nothing.</summary>
/// <param name="cycle">The node.</param>
/// <param name="logger">Receives refusals.</param>
internal sealed class MessageInbox(NodeCycle cycle, ILogger logger)
{
    private readonly TopicPath _path = new();

    /// <summary>Takes a message.</summary>
    /// <param name="topic">Full topic name.</param>
    /// <param name="payload">Body.</param>
    /// <param name="nowMs">The time.</param>
    public void Take(string topic, ReadOnlySpan<byte> payload, long nowMs)
    {
        RejectCode outcome = payload.Length > MessageLimits.LongestPayloadBytes ? RejectCode.TooLarge : Give(topic, payload, nowMs);
        if (outcome != RejectCode.None)
        {
            LogMessages.MessageIgnored(logger, topic, (int)outcome, outcome);
        }
    }

    private RejectCode Give(string topic, ReadOnlySpan<byte> payload, long nowMs)
    {
        if (!Topics.TryParse(topic, _path))
        {
            return RejectCode.UnknownTopic;
        }

        try
        {
            return _path.Leaf switch
            {
                Topics.Gate => cycle.OnGate(Read(payload, InboundJson.Default.GateMessage), nowMs),
                Topics.Dispatch => cycle.OnDispatch(Read(payload, InboundJson.Default.DispatchMessage), nowMs),
                Topics.Config => cycle.OnConfig(Read(payload, InboundJson.Default.ConfigMessage), nowMs),
                Topics.Price => Note(Read(payload, InboundJson.Default.PriceMessage)),
                Topics.Reply => Note(Read(payload, InboundJson.Default.ReplyMessage), nowMs),
                _ => RejectCode.UnknownTopic,
            };
        }
        catch (JsonException)
        {
            return RejectCode.Malformed;
        }
    }

    private RejectCode Note(PriceMessage price)
    {
        cycle.OnPrice(price);
        return RejectCode.None;
    }

    private RejectCode Note(ReplyMessage reply, long nowMs)
    {
        if (reply.Code != (int)RejectCode.None)
        {
            LogMessages.RefusedByGateway(logger, reply.About, reply.Code, reply.Reason);
        }

        cycle.OnReply(reply, nowMs);
        return RejectCode.None;
    }

    private static T Read<T>(ReadOnlySpan<byte> payload, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(payload, type) ?? throw new JsonException("The message is null.");
}

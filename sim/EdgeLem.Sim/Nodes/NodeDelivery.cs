using System.Text.Json;
using EdgeLem.Contracts;
using EdgeLem.Gateway.Dispatching;
using EdgeLem.Node;

namespace EdgeLem.Sim.Nodes;

/// <summary>Hands a received message to the node core.</summary>
internal static class NodeDelivery
{
    /// <summary>Reads and delivers; a topic that a node does not know is ignored.</summary>
    /// <param name="cycle">The node.</param>
    /// <param name="topic">Full topic name.</param>
    /// <param name="payload">The payload.</param>
    /// <param name="nowMs">The node's time.</param>
    public static void Deliver(NodeCycle cycle, string topic, ReadOnlySpan<byte> payload, long nowMs)
    {
        var path = new TopicPath();
        if (!Topics.TryParse(topic, path))
        {
            return;
        }

        switch (path.Leaf)
        {
            case Topics.Gate: cycle.OnGate(JsonSerializer.Deserialize(payload, OutboundJson.Wire.GateMessage)!, nowMs); break;
            case Topics.Dispatch: cycle.OnDispatch(JsonSerializer.Deserialize(payload, OutboundJson.Wire.DispatchMessage)!, nowMs); break;
            case Topics.Reply: cycle.OnReply(JsonSerializer.Deserialize(payload, OutboundJson.Wire.ReplyMessage)!, nowMs); break;
            case Topics.Price: cycle.OnPrice(JsonSerializer.Deserialize(payload, OutboundJson.Wire.PriceMessage)!); break;
            case Topics.Config: cycle.OnConfig(JsonSerializer.Deserialize(payload, OutboundJson.Wire.ConfigMessage)!, nowMs); break;
            default: break;
        }
    }
}

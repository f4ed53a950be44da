using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EdgeLem.Contracts;
using EdgeLem.Gateway.Links;

namespace EdgeLem.Gateway.Dispatching;

/// <summary>Writes everything that the gateway sends, and puts it on the link.</summary>
/// <param name="feederId">Feeder id of the topics.</param>
/// <param name="link">The link to the nodes.</param>
internal sealed class MarketPublisher(string feederId, IGatewayLink link)
{
    /// <summary>Messages sent since the start.</summary>
    public long Sent { get; private set; }

    /// <summary>Tells all nodes which gate is open; retained, so that a node that connects later knows too.</summary>
    public void Gate(GateMessage message) => Send(Topics.MarketBranch, Topics.Gate, message, OutboundJson.Wire.GateMessage, retain: true);

    /// <summary>Tells everybody the outcome of the last clearing; retained.</summary>
    public void Price(PriceMessage message) => Send(Topics.MarketBranch, Topics.Price, message, OutboundJson.Wire.PriceMessage, retain: true);

    /// <summary>Sends one node its settings; retained.</summary>
    public void Config(string nodeId, ConfigMessage message) => Send(nodeId, Topics.Config, message, OutboundJson.Wire.ConfigMessage, retain: true);

    /// <summary>Sends one node its dispatch; never retained, because a replayed command is a wrong command.</summary>
    public void Dispatch(string nodeId, DispatchMessage message) => Send(nodeId, Topics.Dispatch, message, OutboundJson.Wire.DispatchMessage, retain: false);

    /// <summary>Answers one node.</summary>
    public void Reply(string nodeId, ReplyMessage message) => Send(nodeId, Topics.Reply, message, OutboundJson.Wire.ReplyMessage, retain: false);

    private void Send<T>(string branch, string leaf, T message, JsonTypeInfo<T> type, bool retain)
    {
        link.Publish(Topics.Of(feederId, branch, leaf), JsonSerializer.SerializeToUtf8Bytes(message, type), retain);
        Sent++;
    }
}

using EdgeLem.Mqtt;
using Microsoft.Extensions.Logging;

namespace EdgeLem.Node.Linux.Hosting;

/// <summary>What a <see cref="GatewayLink"/> works with.</summary>
/// <param name="Logger">Receives what happens to the connection.</param>
/// <param name="Time">Clock of the pauses between two attempts.</param>
/// <param name="Chance">Spreads the attempts of a fleet.</param>
/// <param name="Wake">Called when there is something to take, from any thread.</param>
internal sealed record GatewayLinkParts(ILogger Logger, TimeProvider Time, Random Chance, Action Wake)
{
    /// <summary>Makes the client, given what handles its messages; EdgeLem's own unless told otherwise.</summary>
    public Func<Action<MqttMessage>, IMqttConnection> CreateClient { get; init; } = static onMessage => new MqttClient(onMessage);
}

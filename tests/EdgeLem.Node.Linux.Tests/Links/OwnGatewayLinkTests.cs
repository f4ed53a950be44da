using EdgeLem.Mqtt;

namespace EdgeLem.Node.Linux.Tests.Links;

/// <summary>The link with EdgeLem's own client.</summary>
public sealed class OwnGatewayLinkTests : GatewayLinkContract
{
    protected override IMqttConnection Create(Action<MqttMessage> onMessage) => new MqttClient(onMessage);
}

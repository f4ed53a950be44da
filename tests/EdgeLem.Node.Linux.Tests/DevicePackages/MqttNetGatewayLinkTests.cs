using EdgeLem.Mqtt;
using EdgeLem.Node.Linux.DevicePackages;
using EdgeLem.Node.Linux.Tests.Links;

namespace EdgeLem.Node.Linux.Tests.DevicePackages;

/// <summary>The link with MQTTnet.</summary>
public sealed class MqttNetGatewayLinkTests : GatewayLinkContract
{
    protected override IMqttConnection Create(Action<MqttMessage> onMessage) => new MqttNetConnection(onMessage);
}

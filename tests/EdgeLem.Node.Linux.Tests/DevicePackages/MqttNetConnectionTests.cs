using EdgeLem.Mqtt;
using EdgeLem.Node.Linux.DevicePackages;
using EdgeLem.Node.Linux.Tests.Links;

namespace EdgeLem.Node.Linux.Tests.DevicePackages;

/// <summary>The contract with MQTTnet.</summary>
public sealed class MqttNetConnectionTests : MqttConnectionContract
{
    protected override IMqttConnection Create(Action<MqttMessage> onMessage) => new MqttNetConnection(onMessage);
}

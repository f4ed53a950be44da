using EdgeLem.Mqtt;

namespace EdgeLem.Node.Linux.Tests.Links;

/// <summary>The contract with EdgeLem's own client.</summary>
public sealed class OwnConnectionTests : MqttConnectionContract
{
    protected override IMqttConnection Create(Action<MqttMessage> onMessage) => new MqttClient(onMessage);
}

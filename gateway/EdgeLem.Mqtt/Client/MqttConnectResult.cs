namespace EdgeLem.Mqtt;

/// <summary>The broker's answer to a CONNECT.</summary>
/// <param name="Code">Accepted, or why not; after a refusal the client is not connected.</param>
/// <param name="SessionPresent">Whether the broker still has this client's subscriptions and messages.</param>
public readonly record struct MqttConnectResult(MqttConnectCode Code, bool SessionPresent)
{
    /// <summary>Whether the connection stands.</summary>
    public bool IsAccepted => Code == MqttConnectCode.Accepted;
}

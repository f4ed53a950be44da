namespace EdgeLem.Mqtt;

/// <summary>The broker refused a subscription (SUBACK 0x80). The connection stays.</summary>
public sealed class MqttSubscriptionRefusedException : MqttException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="filter">Topic filter that was refused.</param>
    public MqttSubscriptionRefusedException(string filter)
        : base($"The broker refused the subscription to '{filter}'. Check the rights of this client and its user name.")
    {
        Filter = filter;
    }

    /// <summary>Topic filter that was refused.</summary>
    public string Filter { get; }
}

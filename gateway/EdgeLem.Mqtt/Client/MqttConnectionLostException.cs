namespace EdgeLem.Mqtt;

/// <summary>The connection ended before the operation did. A QoS 1 message may or may not have reached the broker: send it again.</summary>
public sealed class MqttConnectionLostException : MqttException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What ended the connection.</param>
    /// <param name="inner">Cause in the transport, if there is one.</param>
    public MqttConnectionLostException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}

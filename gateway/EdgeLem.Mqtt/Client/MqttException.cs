namespace EdgeLem.Mqtt;

/// <summary>Something went wrong between an MQTT client and its broker; the subtypes say what.</summary>
public class MqttException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened, with client, broker and the next step.</param>
    /// <param name="inner">Cause in the transport, if there is one.</param>
    public MqttException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}

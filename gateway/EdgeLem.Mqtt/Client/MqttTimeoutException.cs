namespace EdgeLem.Mqtt;

/// <summary>The broker did not answer within the time that the options allow.</summary>
public sealed class MqttTimeoutException : MqttException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Which answer is missing and the limit.</param>
    /// <param name="inner">Cause, if there is one.</param>
    public MqttTimeoutException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}

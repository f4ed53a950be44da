using System;

namespace nanoFramework.M2Mqtt.Exceptions
{
    // nanoframework.md, Appendix B, nanoFramework.M2Mqtt.Exceptions.MqttCommunicationException
    public class MqttCommunicationException : Exception
    {
        internal MqttCommunicationException() { }
    }
}

using System;

namespace nanoFramework.M2Mqtt.Exceptions
{
    // nanoframework.md, Appendix B, nanoFramework.M2Mqtt.Exceptions.MqttTimeoutException
    public class MqttTimeoutException : Exception
    {
        internal MqttTimeoutException() { }
    }
}

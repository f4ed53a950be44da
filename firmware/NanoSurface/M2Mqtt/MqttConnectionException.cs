using System;

namespace nanoFramework.M2Mqtt.Exceptions
{
    // nanoframework.md, Appendix B, nanoFramework.M2Mqtt.Exceptions.MqttConnectionException
    public class MqttConnectionException : Exception
    {
        internal MqttConnectionException() { }
    }
}

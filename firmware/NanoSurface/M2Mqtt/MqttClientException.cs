using System;

namespace nanoFramework.M2Mqtt.Exceptions
{
    // nanoframework.md, Appendix B, nanoFramework.M2Mqtt.Exceptions.MqttClientException
    public class MqttClientException : Exception
    {
        internal MqttClientException() { }
        public MqttClientErrorCode ErrorCode { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    }
}

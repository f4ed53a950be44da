using System;

namespace nanoFramework.M2Mqtt
{
    // nanoframework.md, Appendix B, nanoFramework.M2Mqtt.MqttSettings
    public class MqttSettings
    {
        internal MqttSettings() { }
        public int InflightQueueSize { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    }
}

using System;

namespace nanoFramework.M2Mqtt
{
    // nanoframework.md, Appendix B, nanoFramework.M2Mqtt.MqttSettings
    public class MqttSettings
    {
        internal MqttSettings() { }
        public int TimeoutOnConnection => throw new NotSupportedException();
        public int TimeoutOnReceiving => throw new NotSupportedException();
        public int AttemptsOnRetry => throw new NotSupportedException();
        public int DelayOnRetry => throw new NotSupportedException();
        public int InflightQueueSize { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public bool ValidateServerCertificate { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    }
}

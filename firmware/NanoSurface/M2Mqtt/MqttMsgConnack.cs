using System;

namespace nanoFramework.M2Mqtt.Messages
{
    // nanoframework.md, Appendix B, nanoFramework.M2Mqtt.Messages.MqttMsgConnack
    public class MqttMsgConnack : MqttMsgBase
    {
        internal MqttMsgConnack() { }
        public bool SessionPresent { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public MqttReasonCode ReturnCode { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    }
}

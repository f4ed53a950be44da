using System;

namespace nanoFramework.M2Mqtt.Messages
{
    // nanoframework.md, Appendix B, nanoFramework.M2Mqtt.Messages.MqttMsgUnsubscribedEventArgs
    public class MqttMsgUnsubscribedEventArgs : EventArgs
    {
        internal MqttMsgUnsubscribedEventArgs() { }
        public ushort MessageId => throw new NotSupportedException();
    }
}

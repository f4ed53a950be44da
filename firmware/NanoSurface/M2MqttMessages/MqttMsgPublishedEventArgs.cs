using System;

namespace nanoFramework.M2Mqtt.Messages
{
    // nanoframework.md, Appendix B, nanoFramework.M2Mqtt.Messages.MqttMsgPublishedEventArgs
    public class MqttMsgPublishedEventArgs : EventArgs
    {
        internal MqttMsgPublishedEventArgs() { }
        public ushort MessageId { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public bool IsPublished { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    }
}

using System;

namespace nanoFramework.M2Mqtt.Messages
{
    // nanoframework.md, Appendix B, nanoFramework.M2Mqtt.Messages.MqttMsgPublishEventArgs
    public class MqttMsgPublishEventArgs : EventArgs
    {
        internal MqttMsgPublishEventArgs() { }
        public string Topic => throw new NotSupportedException();
        public byte[] Message => throw new NotSupportedException();
    }
}

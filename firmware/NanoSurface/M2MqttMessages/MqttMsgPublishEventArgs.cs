using System;

namespace nanoFramework.M2Mqtt.Messages
{
    // nanoframework.md, Appendix B, nanoFramework.M2Mqtt.Messages.MqttMsgPublishEventArgs
    public class MqttMsgPublishEventArgs : EventArgs
    {
        internal MqttMsgPublishEventArgs() { }
        public string Topic => throw new NotSupportedException();
        public byte[] Message => throw new NotSupportedException();
        public bool DupFlag => throw new NotSupportedException();
        public MqttQoSLevel QosLevel => throw new NotSupportedException();
        public bool Retain => throw new NotSupportedException();
    }
}

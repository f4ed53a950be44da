using System;

namespace nanoFramework.M2Mqtt.Messages
{
    // nanoframework.md, Appendix B, nanoFramework.M2Mqtt.Messages.MqttMsgSubscribedEventArgs
    public class MqttMsgSubscribedEventArgs : EventArgs
    {
        internal MqttMsgSubscribedEventArgs() { }
        public MqttQoSLevel[] GrantedQoSLevels => throw new NotSupportedException();
    }
}

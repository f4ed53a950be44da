using System;

namespace nanoFramework.M2Mqtt.Messages
{
    // nanoframework.md, Appendix B, nanoFramework.M2Mqtt.Messages.ConnectionOpenedEventArgs
    public class ConnectionOpenedEventArgs : EventArgs
    {
        internal ConnectionOpenedEventArgs() { }
        public MqttMsgConnack Message => throw new NotSupportedException();
    }
}

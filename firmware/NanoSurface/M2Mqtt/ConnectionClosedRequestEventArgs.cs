using System;

namespace nanoFramework.M2Mqtt.Messages
{
    // nanoframework.md, Appendix B, nanoFramework.M2Mqtt.Messages.ConnectionClosedRequestEventArgs
    public class ConnectionClosedRequestEventArgs : EventArgs
    {
        internal ConnectionClosedRequestEventArgs() { }
        public MqttMsgDisconnect Message => throw new NotSupportedException();
    }
}

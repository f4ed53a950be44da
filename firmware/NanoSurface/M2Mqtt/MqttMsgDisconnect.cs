namespace nanoFramework.M2Mqtt.Messages
{
    // nanoframework.md, Appendix B, nanoFramework.M2Mqtt.Messages.MqttMsgDisconnect
    public class MqttMsgDisconnect : MqttMsgBase
    {
        internal MqttMsgDisconnect() { }
    }
}

namespace nanoFramework.M2Mqtt.Messages
{
    // nanoframework.md, Appendix B, nanoFramework.M2Mqtt.Messages.MqttMsgBase
    public abstract class MqttMsgBase
    {
    }
}

namespace nanoFramework.M2Mqtt.Messages
{
    // nanoframework.md, Appendix B, nanoFramework.M2Mqtt.Messages.MqttReasonCode
    public enum MqttReasonCode
    {
        Success = 0x00,
    }
}

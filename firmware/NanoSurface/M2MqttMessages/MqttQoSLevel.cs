namespace nanoFramework.M2Mqtt.Messages
{
    // nanoframework.md, Appendix B, nanoFramework.M2Mqtt.Messages.MqttQoSLevel
    public enum MqttQoSLevel
    {
        AtMostOnce = 0x00,
        AtLeastOnce = 0x01,
        GrantedFailure = 0x80,
    }
}

namespace nanoFramework.M2Mqtt
{
    // nanoframework.md, Appendix B, nanoFramework.M2Mqtt.MqttSslProtocols
    public enum MqttSslProtocols
    {
        None = 0,
        TLSv1_2 = 4,
    }
}

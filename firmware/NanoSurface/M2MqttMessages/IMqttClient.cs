using System;
using nanoFramework.M2Mqtt.Messages;

namespace nanoFramework.M2Mqtt
{
    // nanoframework.md, Appendix B, nanoFramework.M2Mqtt.IMqttClient
    public interface IMqttClient
    {
        // nanoframework.md, Appendix B, nanoFramework.M2Mqtt.IMqttClient.ConnectionClosedEventHandler
        public delegate void ConnectionClosedEventHandler(object sender, EventArgs e);

        // nanoframework.md, Appendix B, nanoFramework.M2Mqtt.IMqttClient.MqttMsgPublishEventHandler
        public delegate void MqttMsgPublishEventHandler(object sender, MqttMsgPublishEventArgs e);

        // nanoframework.md, Appendix B, nanoFramework.M2Mqtt.IMqttClient.MqttMsgPublishedEventHandler
        public delegate void MqttMsgPublishedEventHandler(object sender, MqttMsgPublishedEventArgs e);

        // nanoframework.md, Appendix B, nanoFramework.M2Mqtt.IMqttClient.MqttMsgSubscribedEventHandler
        public delegate void MqttMsgSubscribedEventHandler(object sender, MqttMsgSubscribedEventArgs e);
    }
}

using System;
using System.Security.Cryptography.X509Certificates;
using EdgeLem.Node.Esp32.Board;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Messages;

namespace EdgeLem.Node.Esp32.Nano
{
    /// <summary>
    /// One connection by M2Mqtt. The client finds the broker's address once, when it is made, so it is made when it connects and never used again. What its events
    /// tell is handed on and nothing else is done in them.
    /// </summary>
    public sealed class M2MqttSession : IBrokerSession
    {
        /// <summary>Messages that the client may hold; the node sends one at a time.</summary>
        private const int InflightMessages = 8;

        private readonly BrokerSettings _settings;
        private readonly IBrokerListener _listener;
        private MqttClient? _client;

        /// <summary>Prepares a connection.</summary>
        /// <param name="settings">Where and as whom.</param>
        /// <param name="listener">Hears of it.</param>
        public M2MqttSession(BrokerSettings settings, IBrokerListener listener)
        {
            _settings = settings;
            _listener = listener;
        }

        /// <inheritdoc/>
        public bool IsConnected => _client != null && _client.IsConnected;

        /// <inheritdoc/>
        public string Problem { get; private set; } = "";

        /// <inheritdoc/>
        public bool Connect()
        {
            try
            {
                _client = CreateClient();
                _client.Settings.InflightQueueSize = InflightMessages;
                _client.MqttMsgPublishReceived += OnReceived;
                _client.MqttMsgPublished += OnPublished;
                _client.MqttMsgSubscribed += OnSubscribed;
                _client.ConnectionClosed += OnClosed;
                MqttReasonCode code = _client.Connect(
                    _settings.ClientId,
                    OrNull(_settings.User),
                    OrNull(_settings.Password),
                    true,
                    MqttQoSLevel.AtLeastOnce,
                    true,
                    _settings.WillTopic,
                    _settings.Will,
                    false,
                    (ushort)_settings.KeepAliveS);
                Problem = code == MqttReasonCode.Success ? "" : "the broker refuses node '" + _settings.ClientId + "', code " + (int)code + "; is it registered at the gateway?";
                return code == MqttReasonCode.Success;
            }
            catch (Exception fault)
            {
                Problem = "broker " + _settings.Host + ":" + _settings.Port + " not reached: " + fault.GetType().Name + " " + fault.Message;
                return false;
            }
        }

        /// <inheritdoc/>
        public bool Subscribe(string[] topics)
        {
            MqttQoSLevel[] levels = new MqttQoSLevel[topics.Length];
            for (int i = 0; i < levels.Length; i++)
            {
                levels[i] = MqttQoSLevel.AtLeastOnce;
            }

            if (_client == null)
            {
                return false;
            }

            try
            {
                _client.Subscribe(topics, levels);
                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }

        /// <inheritdoc/>
        public int Publish(string topic, byte[] payload, int qos, bool retain)
        {
            try
            {
                return _client == null ? -1 : _client.Publish(topic, payload, null, null, qos > 0 ? MqttQoSLevel.AtLeastOnce : MqttQoSLevel.AtMostOnce, retain);
            }
            catch (Exception)
            {
                return -1;
            }
        }

        /// <inheritdoc/>
        public void Close()
        {
            MqttClient? client = _client;
            _client = null;
            if (client == null)
            {
                return;
            }

            client.MqttMsgPublishReceived -= OnReceived;
            client.MqttMsgPublished -= OnPublished;
            client.MqttMsgSubscribed -= OnSubscribed;
            client.ConnectionClosed -= OnClosed;
            try
            {
                if (client.IsConnected)
                {
                    client.Disconnect();
                }
            }
            catch (Exception)
            {
                // The other side is gone; what remains is to free the client.
            }

            try
            {
                client.Dispose();
            }
            catch (Exception)
            {
                // A client that failed to connect may not dispose of what it never had.
            }
        }

        private static string? OrNull(string text)
        {
            return text.Length == 0 ? null : text;
        }

        private MqttClient CreateClient()
        {
            if (!_settings.Tls)
            {
                return new MqttClient(_settings.Host, _settings.Port, false, null, null, MqttSslProtocols.None);
            }

            X509Certificate? authority = _settings.Authority.Length == 0 ? null : new X509Certificate(_settings.Authority);
            return new MqttClient(_settings.Host, _settings.Port, true, authority, null, MqttSslProtocols.TLSv1_2);
        }

        private void OnReceived(object sender, MqttMsgPublishEventArgs e)
        {
            _listener.OnMessage(e.Topic, e.Message);
        }

        private void OnPublished(object sender, MqttMsgPublishedEventArgs e)
        {
            _listener.OnPublished(e.MessageId, e.IsPublished);
        }

        private void OnSubscribed(object sender, MqttMsgSubscribedEventArgs e)
        {
            bool isGranted = true;
            for (int i = 0; i < e.GrantedQoSLevels.Length; i++)
            {
                isGranted = isGranted && e.GrantedQoSLevels[i] != MqttQoSLevel.GrantedFailure;
            }

            _listener.OnSubscribed(isGranted);
        }

        private void OnClosed(object sender, EventArgs e)
        {
            _listener.OnClosed();
        }
    }
}

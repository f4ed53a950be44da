namespace EdgeLem.Node.Esp32.Board
{
    /// <summary>Where the gateway's broker is and as whom the node connects. Plain values, set once by who makes it.</summary>
    public sealed class BrokerSettings
    {
        /// <summary>Name or address.</summary>
        public string Host { get; set; } = "";

        /// <summary>Port, 1 to 65535; 1883 without TLS and 8883 with it.</summary>
        public int Port { get; set; } = 1883;

        /// <summary>Whether the connection is encrypted and the broker's certificate checked.</summary>
        public bool Tls { get; set; }

        /// <summary>Certificate of the authority that signed the broker's, PEM; empty for the ones that were put on the device.</summary>
        public string Authority { get; set; } = "";

        /// <summary>Client id: the node id.</summary>
        public string ClientId { get; set; } = "";

        /// <summary>User; empty for none.</summary>
        public string User { get; set; } = "";

        /// <summary>Password; a secret; empty for none.</summary>
        public string Password { get; set; } = "";

        /// <summary>Seconds between two signs of life; default 60.</summary>
        public int KeepAliveS { get; set; } = 60;

        /// <summary>Topic of the last will.</summary>
        public string WillTopic { get; set; } = "";

        /// <summary>Last will, QoS 1, retained.</summary>
        public string Will { get; set; } = "";
    }
}

namespace EdgeLem.Node.Esp32.Board
{
    /// <summary>The network the node is in. Immutable.</summary>
    public sealed class NetworkSettings
    {
        /// <summary>Creates settings.</summary>
        /// <param name="ssid">See <see cref="Ssid"/>.</param>
        /// <param name="password">See <see cref="Password"/>.</param>
        public NetworkSettings(string ssid, string password)
        {
            Ssid = ssid;
            Password = password;
        }

        /// <summary>Name of the Wi-Fi, 1 to 32 characters; empty for the Ethernet of a board that has it.</summary>
        public string Ssid { get; }

        /// <summary>Password of the Wi-Fi; a secret.</summary>
        public string Password { get; }

        /// <summary>Whether the node is on a cable.</summary>
        public bool IsEthernet => Ssid.Length == 0;
    }
}

namespace EdgeLem.Node.Esp32.Board
{
    /// <summary>The way into the local network. Only the thread that owns the broker connection calls it.</summary>
    public interface INetwork
    {
        /// <summary>Whether the board has an address now; asks the interface, not a memory of it.</summary>
        public bool HasAddress { get; }

        /// <summary>The address, such as <c>192.168.1.30</c>; empty without one.</summary>
        public string Address { get; }

        /// <summary>Joins with new credentials, and keeps them in flash; waits for an address.</summary>
        /// <param name="settings">The network.</param>
        /// <param name="timeoutMs">Longest time to wait, ms.</param>
        /// <returns>Whether there is an address.</returns>
        public bool Connect(NetworkSettings settings, int timeoutMs);

        /// <summary>Joins again with the credentials in flash; waits for an address.</summary>
        /// <param name="timeoutMs">Longest time to wait, ms.</param>
        /// <returns>Whether there is an address.</returns>
        public bool Reconnect(int timeoutMs);

        /// <summary>Forgets the state of the connection, so that <see cref="Connect"/> begins from nothing.</summary>
        public void Reset();

        /// <summary>Why there is no address, for a person; empty when nothing is known.</summary>
        public string Problem { get; }
    }
}

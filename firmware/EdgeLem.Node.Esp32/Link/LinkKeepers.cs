namespace EdgeLem.Node.Esp32.Link
{
    /// <summary>Network and broker of one node. Immutable.</summary>
    public sealed class LinkKeepers
    {
        /// <summary>Joins them.</summary>
        /// <param name="network">See <see cref="Network"/>.</param>
        /// <param name="broker">See <see cref="Broker"/>.</param>
        public LinkKeepers(NetworkKeeper network, BrokerKeeper broker)
        {
            Network = network;
            Broker = broker;
        }

        /// <summary>Keeps the board in its network.</summary>
        public NetworkKeeper Network { get; }

        /// <summary>Keeps the connection to the broker.</summary>
        public BrokerKeeper Broker { get; }
    }
}

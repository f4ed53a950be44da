namespace EdgeLem.Contracts
{
    /// <summary>The values of <see cref="StateMessage.State"/>.</summary>
    public static class NodeStates
    {
        /// <summary>The node runs and reads its meter.</summary>
        public const string Online = "online";

        /// <summary>The node runs but its meter does not answer; it bids from its last safe state.</summary>
        public const string MeterLost = "meter-lost";

        /// <summary>The connection was lost: the broker published the node's last will.</summary>
        public const string Lost = "lost";
    }
}

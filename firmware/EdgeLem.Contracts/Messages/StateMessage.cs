namespace EdgeLem.Contracts
{
    /// <summary>Whether a node is there; retained, and published by the broker as the node's last will.</summary>
    public sealed class StateMessage
    {
        /// <summary>One of <see cref="NodeStates"/>.</summary>
        public string State { get; set; } = "";

        /// <summary>Boot id, new at every start of the node; 1 to 16 characters.</summary>
        public string Boot { get; set; } = "";

        /// <summary>Version of the node's software.</summary>
        public string Firmware { get; set; } = "";

        /// <summary>UTC epoch seconds of the change; 0 in a last will, whose time the node cannot know.</summary>
        public long At { get; set; }
    }
}

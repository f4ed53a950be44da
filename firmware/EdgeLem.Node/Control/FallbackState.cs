namespace EdgeLem.Node.Control
{
    /// <summary>On what ground the present envelope stands; see the fail-safe table in docs/control.md.</summary>
    public enum FallbackState
    {
        /// <summary>No dispatch came since the start: the ratings of the connection are the envelope.</summary>
        RatedLimits = 0,

        /// <summary>The dispatch of a running interval is in force.</summary>
        Dispatched = 1,

        /// <summary>The last dispatch ran out and no newer one came: its envelope goes on, its cleared power does not.</summary>
        LastEnvelope = 2,

        /// <summary>The gateway is lost: the last envelope goes on, narrowed to the limits that the settings name for this.</summary>
        GatewayLost = 3,

        /// <summary>The node does not know the time: the last envelope goes on, and no dispatch is taken.</summary>
        ClockUnknown = 4,
    }
}

namespace EdgeLem.Node.Control
{
    /// <summary>On what ground the present envelope stands.</summary>
    public enum FallbackState
    {
        /// <summary>No dispatch came since the start: the ratings of the connection are the envelope.</summary>
        RatedLimits = 0,

        /// <summary>The dispatch of a running interval is in force.</summary>
        Dispatched = 1,

        /// <summary>The last dispatch ran out and no newer one came: its envelope goes on, its cleared power does not.</summary>
        LastEnvelope = 2,
    }
}

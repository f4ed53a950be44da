namespace EdgeLem.Node.Control
{
    /// <summary>Where a unit stands between rest and full service (IEEE 1547-2018 clause 4.10).</summary>
    public enum ServiceState
    {
        /// <summary>It may generate up to its rating.</summary>
        InService = 0,

        /// <summary>It may not generate yet: voltage or frequency are out of range, or the delay runs.</summary>
        Waiting = 1,

        /// <summary>It may generate along the ramp.</summary>
        Ramping = 2,

        /// <summary>The permission to generate was withdrawn.</summary>
        NotPermitted = 3,
    }
}

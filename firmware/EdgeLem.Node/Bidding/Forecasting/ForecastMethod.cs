namespace EdgeLem.Node.Bidding
{
    /// <summary>How the next interval is forecast; where the chosen method knows nothing, the next best one speaks.</summary>
    public enum ForecastMethod
    {
        /// <summary>Persistence and yesterday, weighted by the inverse of their recent errors.</summary>
        Blend = 0,

        /// <summary>The last interval and what is known of the running one go on.</summary>
        Persistence = 1,

        /// <summary>The same time yesterday.</summary>
        Yesterday = 2,

        /// <summary>Simple exponential smoothing of the intervals.</summary>
        Smoothing = 3,
    }
}

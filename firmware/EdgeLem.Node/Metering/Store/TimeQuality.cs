namespace EdgeLem.Node.Metering.Store
{
    /// <summary>How far the node's clock can be trusted.</summary>
    public enum TimeQuality
    {
        /// <summary>The clock was never set since power came: nothing may carry its time.</summary>
        Unknown = 0,

        /// <summary>The clock runs on by itself: battery-backed, or not compared with the network's time for long.</summary>
        Holdover = 1,

        /// <summary>The clock follows the network's time.</summary>
        Synchronised = 2,
    }
}

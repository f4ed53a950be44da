namespace EdgeLem.Node.Devices
{
    /// <summary>Registers that are read together.</summary>
    public enum InverterGroup
    {
        /// <summary>What does not change.</summary>
        Ratings = 0,

        /// <summary>What the inverter measures.</summary>
        Telemetry = 1,

        /// <summary>What the battery is and does.</summary>
        Battery = 2,

        /// <summary>What the inverter is told.</summary>
        Controls = 3,

        /// <summary>What the battery is told.</summary>
        StorageControls = 4,
    }
}

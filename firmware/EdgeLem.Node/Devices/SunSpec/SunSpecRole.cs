namespace EdgeLem.Node.Devices
{
    /// <summary>What a search through a chain of SunSpec models is for.</summary>
    internal enum SunSpecRole
    {
        /// <summary>An inverter with its nameplate and controls.</summary>
        Inverter = 0,

        /// <summary>A meter.</summary>
        Meter = 1,

        /// <summary>Whatever is there.</summary>
        Any = 2,
    }
}

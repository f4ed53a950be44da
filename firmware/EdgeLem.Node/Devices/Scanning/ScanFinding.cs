namespace EdgeLem.Node.Devices
{
    /// <summary>What a scan found at a unit id.</summary>
    public enum ScanFinding
    {
        /// <summary>Nobody answered.</summary>
        Silence = 0,

        /// <summary>Something answers, but it is none of the known devices.</summary>
        Unknown = 1,

        /// <summary>A meter that said what it is, or that only one map reads plausibly; see <see cref="UnitScan.Map"/>.</summary>
        Meter = 2,

        /// <summary>A meter that several maps read equally well; see <see cref="UnitScan.PossibleCount"/>.</summary>
        AmbiguousMeter = 3,

        /// <summary>A SunSpec inverter, with or without a meter in its chain.</summary>
        SunSpecInverter = 4,

        /// <summary>A SunSpec meter.</summary>
        SunSpecMeter = 5,

        /// <summary>A SunSpec device with neither an inverter nor a meter model that is known.</summary>
        SunSpecOther = 6,

        /// <summary>An inverter with a register map that said what it is; see <see cref="UnitScan.InverterId"/>.</summary>
        Inverter = 7,
    }
}

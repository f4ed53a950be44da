namespace EdgeLem.Node.Devices
{
    /// <summary>One value of a meter as written in a map document (hardware/devices/README.md), not checked yet.</summary>
    public sealed class MeterPointDocument
    {
        /// <summary>What it is: voltage, current, activePower, reactivePower, frequency, importEnergy, exportEnergy, currentRatio or voltageRatio.</summary>
        public string Quantity { get; set; } = "";

        /// <summary>1 to 3 for a line, 0 for the whole meter; default 0.</summary>
        public int Line { get; set; }

        /// <summary>Wire address of the first register, 0 to 65535; must be given.</summary>
        public int Address { get; set; } = -1;

        /// <summary>int16, uint16, int32, uint32, int64, uint64, float32 or float64.</summary>
        public string Type { get; set; } = "";

        /// <summary>What the number is multiplied with to become V, A, W, var, Hz or Wh, above 0; default 1.</summary>
        public double Scale { get; set; } = 1;

        /// <summary>1, or -1 for a device that counts export or capacitive vars positive; default 1.</summary>
        public int Sign { get; set; } = 1;

        /// <summary>Function code, 3 or 4; default 0, the map's.</summary>
        public int Function { get; set; }

        /// <summary>Word order ABCD, CDAB, BADC or DCBA; default empty, the map's.</summary>
        public string WordOrder { get; set; } = "";

        /// <summary>Wire address of a power of ten that scales the number; default -1, none.</summary>
        public int ScaleAddress { get; set; } = MeterPoint.NoScaleAddress;

        /// <summary>The bits that mean no value, hexadecimal such as 0x7FFFFFFF; default empty, none.</summary>
        public string NotAvailable { get; set; } = "";
    }
}

namespace EdgeLem.Node.Devices
{
    /// <summary>A meter's register map as read from JSON (hardware/devices/README.md), not checked yet; <see cref="MeterMapReader"/> makes a map of it.</summary>
    public sealed class MeterMapDocument
    {
        /// <summary>Short name, 1 to 40 characters of a-z, 0-9 and _.</summary>
        public string Id { get; set; } = "";

        /// <summary>Manufacturer and model for people to read.</summary>
        public string Model { get; set; } = "";

        /// <summary>Data sheet or protocol document; default empty.</summary>
        public string Source { get; set; } = "";

        /// <summary>How many lines the meter has, 1 to 3; default 1.</summary>
        public int Lines { get; set; } = 1;

        /// <summary>Function code of points that name none, 3 or 4; default 4.</summary>
        public int Function { get; set; } = 4;

        /// <summary>Word order of points that name none: ABCD, CDAB, BADC or DCBA; default ABCD.</summary>
        public string WordOrder { get; set; } = "ABCD";

        /// <summary>The most registers that one read may ask for, 1 to 125; default 125.</summary>
        public int MaximumRegisters { get; set; } = 125;

        /// <summary>Reads begin and end on multiples of this: 1, 2 or 4; default 1.</summary>
        public int Alignment { get; set; } = 1;

        /// <summary>The most unwanted registers between two wanted ones in a read, 0 to 124; default 0.</summary>
        public int MaximumGap { get; set; }

        /// <summary>Addresses that no read of several registers may touch; default none.</summary>
        public int[] SingleReads { get; set; } = new int[0];

        /// <summary>Baud rate as delivered, bit/s; default 0, no serial line.</summary>
        public int BaudRate { get; set; }

        /// <summary>Serial format as delivered, such as 8N1; default empty.</summary>
        public string SerialFormat { get; set; } = "";

        /// <summary>How the meter says what it is; default null.</summary>
        public MeterIdentificationDocument? Identification { get; set; }

        /// <summary>The values.</summary>
        public MeterPointDocument[] Points { get; set; } = new MeterPointDocument[0];
    }
}

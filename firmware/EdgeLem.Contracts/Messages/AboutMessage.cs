namespace EdgeLem.Contracts
{
    /// <summary>What a node is connected to; retained.</summary>
    public sealed class AboutMessage
    {
        /// <summary>Model of the meter, for instance <c>SDM630</c>.</summary>
        public string Meter { get; set; } = "";

        /// <summary>Manufacturer and model of the inverter; empty without one.</summary>
        public string Inverter { get; set; } = "";

        /// <summary>Phases of the connection in the order of the meter's lines, for instance <c>ABC</c> or <c>B</c>.</summary>
        public string Phases { get; set; } = "";

        /// <summary>Rated import of the connection in W, positive.</summary>
        public long RatedImportW { get; set; }

        /// <summary>Rated export of the connection in W, positive.</summary>
        public long RatedExportW { get; set; }

        /// <summary>Rated apparent power of the inverter in VA; 0 without one.</summary>
        public long InverterRatedVa { get; set; }
    }
}

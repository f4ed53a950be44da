namespace EdgeLem.Node.Devices
{
    /// <summary>How a meter says what it is, as written in a map document, not checked yet. Either codes or texts.</summary>
    public sealed class MeterIdentificationDocument
    {
        /// <summary>Function code, 3 or 4.</summary>
        public int Function { get; set; }

        /// <summary>Wire address of the first register, 0 to 65535; must be given.</summary>
        public int Address { get; set; } = -1;

        /// <summary>How many registers, 1 to 125; default 1.</summary>
        public int Registers { get; set; } = 1;

        /// <summary>The numbers that mean this meter; default none.</summary>
        public int[] Codes { get; set; } = new int[0];

        /// <summary>Beginnings of the texts that mean this meter; default none.</summary>
        public string[] Texts { get; set; } = new string[0];
    }
}

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// Registers by which a meter tells what it is: a number, or a text of two characters a register. Immutable outside this project; made and
    /// checked by a <see cref="MeterMapBuilder"/>.
    /// </summary>
    public sealed class MeterIdentification
    {
        internal MeterIdentification(byte function, int address, int registers)
        {
            Function = function;
            Address = address;
            Registers = registers;
        }

        /// <summary>Function code that reads it: 3 or 4.</summary>
        public byte Function { get; }

        /// <summary>Wire address of the first register. It is read alone: some meters answer a single read of it only.</summary>
        public int Address { get; }

        /// <summary>How many registers: 1 for a number, 1 to 125 for a text.</summary>
        public int Registers { get; }

        /// <summary>The numbers that mean this meter, 0 to 65535; empty for a text.</summary>
        public int[] Codes { get; internal set; } = new int[0];

        /// <summary>The beginnings of texts that mean this meter; empty for a number. Texts with the two bytes of a register swapped are known too.</summary>
        public string[] Texts { get; internal set; } = new string[0];

        /// <summary>Whether another identification reads the same registers, so that one request serves both.</summary>
        /// <param name="other">The other one.</param>
        /// <returns>True when function, address and length are the same.</returns>
        public bool ReadsLike(MeterIdentification other)
        {
            return Function == other.Function && Address == other.Address && Registers == other.Registers;
        }
    }
}

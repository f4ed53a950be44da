namespace EdgeLem.Node.Devices
{
    /// <summary>One request of a wallbox's map: a block to read, or a value to write. Immutable.</summary>
    internal sealed class WallboxRequest
    {
        /// <summary>Creates it.</summary>
        public WallboxRequest(byte function, int address, int count)
        {
            Function = function;
            Address = address;
            Count = count;
        }

        /// <summary>Modbus function.</summary>
        public byte Function { get; }

        /// <summary>First register.</summary>
        public int Address { get; }

        /// <summary>Registers to read; for a write of a fixed value, the value.</summary>
        public int Count { get; }
    }
}

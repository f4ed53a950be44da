using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>One read of a plan, and what it brought.</summary>
    internal sealed class ReadBlock
    {
        public ReadBlock(byte function, int address, int count)
        {
            Function = function;
            Address = address;
            Count = count;
            Registers = new RegisterBlock(count);
        }

        /// <summary>3 or 4.</summary>
        public byte Function { get; }

        /// <summary>Wire address of the first register.</summary>
        public int Address { get; }

        /// <summary>How many registers are read.</summary>
        public int Count { get; }

        /// <summary>What the last read brought.</summary>
        public RegisterBlock Registers { get; }

        /// <summary>Whether one read brings all that a point needs.</summary>
        public bool Holds(MeterPoint point)
        {
            return point.Function == Function && point.First >= Address && point.End <= Address + Count;
        }
    }
}

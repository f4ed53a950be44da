namespace EdgeLem.Node.Devices
{
    /// <summary>One read request of a group.</summary>
    internal sealed class ReadRun
    {
        public ReadRun(byte function, int address, int count)
        {
            Function = function;
            Address = address;
            Count = count;
        }

        public byte Function { get; }

        public int Address { get; }

        public int Count { get; private set; }

        /// <summary>Whether the run can take a point along: same function, not too far, not too long.</summary>
        public bool TryExtend(InverterPoint point, int maximumGap, int maximumRegisters)
        {
            int count = point.Address + point.Registers - Address;
            bool fits = point.Function == Function && point.Address >= Address && point.Address - (Address + Count) <= maximumGap && count <= maximumRegisters;
            if (fits && count > Count)
            {
                Count = count;
            }

            return fits;
        }
    }
}

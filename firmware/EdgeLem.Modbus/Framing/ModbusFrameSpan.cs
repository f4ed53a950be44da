namespace EdgeLem.Modbus
{
    /// <summary>Where a frame lies in a buffer. Reused, so that finding a frame allocates nothing.</summary>
    public sealed class ModbusFrameSpan
    {
        /// <summary>Index of the frame's first byte.</summary>
        public int Start { get; private set; }

        /// <summary>The frame's length in bytes.</summary>
        public int Length { get; private set; }

        /// <summary>Index of the first byte behind the frame.</summary>
        public int End => Start + Length;

        /// <summary>Sets both ends.</summary>
        /// <param name="start">Index of the first byte.</param>
        /// <param name="length">Length in bytes.</param>
        public void Set(int start, int length)
        {
            Start = start;
            Length = length;
        }
    }
}

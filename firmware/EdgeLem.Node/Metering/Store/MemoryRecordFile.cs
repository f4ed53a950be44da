using System;

namespace EdgeLem.Node.Metering.Store
{
    /// <summary>A record file in memory: for nodes without storage, which keep their counters over a lost connection but not over a power cut.</summary>
    public sealed class MemoryRecordFile : IRecordFile
    {
        private byte[] _bytes = new byte[4 * RecordLayout.Bytes];

        /// <inheritdoc/>
        public int Length { get; private set; }

        /// <inheritdoc/>
        public bool Append(byte[] bytes, int count)
        {
            Reserve(Length + count);
            Array.Copy(bytes, 0, _bytes, Length, count);
            Length += count;
            return true;
        }

        /// <inheritdoc/>
        public bool Read(int offset, byte[] bytes, int count)
        {
            if (offset < 0 || count < 0 || offset > Length - count)
            {
                return false;
            }

            Array.Copy(_bytes, offset, bytes, 0, count);
            return true;
        }

        /// <inheritdoc/>
        public bool Truncate(int length)
        {
            Length = length < Length ? length : Length;
            return true;
        }

        private void Reserve(int length)
        {
            if (length <= _bytes.Length)
            {
                return;
            }

            // Doubled until the file has had its greatest length once; from then on nothing is allocated.
            byte[] larger = new byte[length > 2 * _bytes.Length ? length : 2 * _bytes.Length];
            Array.Copy(_bytes, 0, larger, 0, Length);
            _bytes = larger;
        }
    }
}

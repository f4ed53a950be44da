namespace EdgeLem.Modbus
{
    /// <summary>
    /// What a serial line brings back of one's own request, where the receiver listens while one sends (two-wire adapters, RE tied low): all of it, or
    /// a part when the adapter needs a while to switch.
    /// </summary>
    internal sealed class LocalEcho
    {
        /// <summary>A remainder of an echo that is shorter than this cannot be told from noise.</summary>
        private const int ShortestRemainder = 4;

        private byte[]? _sent;
        private int _length;

        /// <summary>Notes what goes out.</summary>
        /// <param name="frame">The frame; it stays as it is until the next call.</param>
        /// <param name="length">Its length in bytes.</param>
        public void Expect(byte[] frame, int length)
        {
            _sent = frame;
            _length = length;
        }

        /// <summary>The length of what went out, in bytes.</summary>
        public int Length => _length;

        /// <summary>Whether the bytes from a place on, as far as they are there, are the echo.</summary>
        /// <param name="bytes">What was received.</param>
        /// <param name="start">The place.</param>
        /// <param name="count">How many bytes were received.</param>
        /// <returns>True also for the beginning of the echo.</returns>
        public bool IsAt(byte[] bytes, int start, int count)
        {
            int end = start + _length < count ? start + _length : count;
            return _sent != null && Equals(bytes, start, end, 0);
        }

        /// <summary>Whether the bytes before a place are what an adapter left of the echo: its beginning, or its end.</summary>
        /// <param name="bytes">What was received.</param>
        /// <param name="end">The place.</param>
        /// <returns>False when there are too few to tell.</returns>
        public bool LeftRemainder(byte[] bytes, int end)
        {
            return _sent != null && end >= ShortestRemainder && end < _length && (Equals(bytes, 0, end, 0) || Equals(bytes, 0, end, _length - end));
        }

        /// <summary>Whether all bytes are an echo or the end of one. The beginning of one may also be a truncated reply to a write.</summary>
        /// <param name="bytes">What was received.</param>
        /// <param name="count">How many bytes.</param>
        /// <returns>False when something else came, too.</returns>
        public bool IsAll(byte[] bytes, int count)
        {
            return _sent != null && count >= ShortestRemainder && count <= _length && Equals(bytes, 0, count, _length - count);
        }

        private bool Equals(byte[] bytes, int start, int end, int offset)
        {
            for (int i = start; i < end; i++)
            {
                if (bytes[i] != _sent![offset + i - start])
                {
                    return false;
                }
            }

            return true;
        }
    }
}

namespace EdgeLem.Modbus
{
    /// <summary>
    /// The check sum of Modbus RTU: polynomial 0xA001 (reflected 0x8005), start 0xFFFF, no final exclusive-or, low byte first on the wire.
    /// Source: MODBUS over Serial Line V1.02, section 6.2.2. Works by half bytes, so that its table has 16 entries.
    /// </summary>
    public static class Crc16
    {
        /// <summary>The check sum's length in bytes.</summary>
        public const int Length = 2;

        private static readonly ushort[] Nibbles =
        {
            0x0000, 0xCC01, 0xD801, 0x1400, 0xF001, 0x3C00, 0x2800, 0xE401,
            0xA001, 0x6C00, 0x7800, 0xB401, 0x5000, 0x9C01, 0x8801, 0x4400,
        };

        /// <summary>Computes the check sum.</summary>
        /// <param name="bytes">Holds the bytes to check.</param>
        /// <param name="offset">Index of the first.</param>
        /// <param name="count">How many.</param>
        /// <returns>0 to 65535.</returns>
        public static int Compute(byte[] bytes, int offset, int count)
        {
            int crc = 0xFFFF;
            for (int i = offset; i < offset + count; i++)
            {
                crc ^= bytes[i];
                crc = (crc >> 4) ^ Nibbles[crc & 0x0F];
                crc = (crc >> 4) ^ Nibbles[crc & 0x0F];
            }

            return crc;
        }

        /// <summary>Appends the check sum, low byte first.</summary>
        /// <param name="bytes">Holds the frame and has room for two more bytes.</param>
        /// <param name="count">The frame's length without check sum.</param>
        /// <returns>The frame's length with check sum.</returns>
        public static int Append(byte[] bytes, int count)
        {
            int crc = Compute(bytes, 0, count);
            bytes[count] = (byte)(crc & 0xFF);
            bytes[count + 1] = (byte)(crc >> 8);
            return count + Length;
        }

        /// <summary>Whether the last two bytes are the check sum of those before.</summary>
        /// <param name="bytes">Holds the frame.</param>
        /// <param name="offset">Index of its first byte.</param>
        /// <param name="count">Its length with check sum, at least 2.</param>
        /// <returns>True when the frame is sound.</returns>
        public static bool IsRight(byte[] bytes, int offset, int count)
        {
            int end = offset + count - Length;
            return Compute(bytes, offset, count - Length) == (bytes[end] | (bytes[end + 1] << 8));
        }
    }
}

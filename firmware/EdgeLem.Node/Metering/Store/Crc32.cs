// Method   CRC-32 of IEEE 802.3 (zlib, PNG, Ethernet): polynomial 0x04C11DB7 reflected to 0xEDB88320, start and final inversion 0xFFFFFFFF,
//          four bits a step through a table of 16. It finds every burst of up to 32 bits; of other damage it misses one in 2^32.
// Check    "123456789" gives 0xCBF43926.
namespace EdgeLem.Node.Metering.Store
{
    /// <summary>CRC-32 as in Ethernet and zlib.</summary>
    public static class Crc32
    {
        private static readonly uint[] Nibble = new uint[]
        {
            0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
            0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C,
        };

        /// <summary>The check value of the first bytes of a buffer.</summary>
        /// <param name="bytes">The buffer.</param>
        /// <param name="count">How many of its bytes.</param>
        /// <returns>The CRC.</returns>
        public static uint Of(byte[] bytes, int count)
        {
            uint crc = 0xFFFFFFFF;
            for (int i = 0; i < count; i++)
            {
                crc ^= bytes[i];
                crc = Nibble[crc & 15] ^ (crc >> 4);
                crc = Nibble[crc & 15] ^ (crc >> 4);
            }

            return crc ^ 0xFFFFFFFF;
        }
    }
}

// Layout of a record, 48 bytes, little-endian (docs/energy-store.md)
//   0  2  mark 'E' 'L'          12  8  interval start, s        36  8  export, Wh
//   2  1  version, 1            20  4  interval length, s       44  4  CRC-32 of bytes 0 to 43
//   3  1  time quality          24  4  reading after end, s
//   4  4  sequence              28  8  import, Wh
//   8  4  acknowledged through
namespace EdgeLem.Node.Metering.Store
{
    /// <summary>The bytes of a stored record.</summary>
    public static class RecordLayout
    {
        /// <summary>Length of a record.</summary>
        public const int Bytes = 48;

        private const int Mark = 0x4C45;
        private const int Version = 1;
        private const int CheckedBytes = Bytes - 4;
        private const long LongestIntervalS = 86400;

        /// <summary>Writes a record.</summary>
        /// <param name="record">The record.</param>
        /// <param name="bytes">Receives <see cref="Bytes"/> bytes from index 0.</param>
        public static void Write(EnergyRecord record, byte[] bytes)
        {
            Put(bytes, 0, 2, Mark);
            Put(bytes, 2, 1, Version);
            Put(bytes, 3, 1, (long)record.TimeQuality);
            Put(bytes, 4, 4, record.Sequence);
            Put(bytes, 8, 4, record.AcknowledgedThrough);
            Put(bytes, 12, 8, record.IntervalStartS);
            Put(bytes, 20, 4, record.IntervalSeconds);
            Put(bytes, 24, 4, record.AtS - record.IntervalEndS);
            Put(bytes, 28, 8, record.ImportWh);
            Put(bytes, 36, 8, record.ExportWh);
            Put(bytes, CheckedBytes, 4, Crc32.Of(bytes, CheckedBytes));
        }

        /// <summary>Reads a record, unless the bytes are none of this version or damaged.</summary>
        /// <param name="bytes">Buffer with the bytes from index 0.</param>
        /// <param name="record">Receives the values; without meaning when the result is false.</param>
        /// <returns>Whether mark, version and check value are right and the values possible.</returns>
        public static bool TryRead(byte[] bytes, EnergyRecord record)
        {
            bool isIntact = Get(bytes, 0, 2) == Mark && Get(bytes, 2, 1) == Version && Get(bytes, CheckedBytes, 4) == Crc32.Of(bytes, CheckedBytes);
            record.TimeQuality = (TimeQuality)Get(bytes, 3, 1);
            record.Sequence = Get(bytes, 4, 4);
            record.AcknowledgedThrough = Get(bytes, 8, 4);
            record.IntervalStartS = Get(bytes, 12, 8);
            record.IntervalSeconds = Get(bytes, 20, 4);
            record.AtS = record.IntervalEndS + Get(bytes, 24, 4);
            record.ImportWh = Get(bytes, 28, 8);
            record.ExportWh = Get(bytes, 36, 8);
            return isIntact && IsPossible(record);
        }

        private static bool IsPossible(EnergyRecord record)
        {
            return record.Sequence >= 1 && record.AcknowledgedThrough < record.Sequence && record.IntervalStartS >= 0
                && record.IntervalSeconds >= 1 && record.IntervalSeconds <= LongestIntervalS && record.ImportWh >= 0 && record.ExportWh >= 0;
        }

        private static void Put(byte[] bytes, int offset, int count, long value)
        {
            for (int i = 0; i < count; i++)
            {
                bytes[offset + i] = (byte)(value >> (8 * i));
            }
        }

        private static long Get(byte[] bytes, int offset, int count)
        {
            long value = 0;
            for (int i = 0; i < count; i++)
            {
                value |= (long)bytes[offset + i] << (8 * i);
            }

            return value;
        }
    }
}

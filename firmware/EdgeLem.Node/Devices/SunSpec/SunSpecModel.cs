using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// The registers of one SunSpec model as last read, and the scaled values in them. A point that the device does not implement, or whose scale
    /// factor it does not implement, has no value. Big-endian throughout. Source: SunSpec Device Information Model Specification, section 4.
    /// </summary>
    internal sealed class SunSpecModel
    {
        private const ushort NoUnsigned = 0xFFFF;
        private const short NoSigned = short.MinValue;
        private const uint NoUnsignedLong = 0xFFFFFFFF;
        private const uint NoSignedLong = 0x80000000;
        private const int GreatestScale = 10;

        private readonly RegisterBlock _registers;

        public SunSpecModel(int registers)
        {
            _registers = new RegisterBlock(registers);
        }

        /// <summary>The id in the model's first register; -1 when nothing was read.</summary>
        public int Id => _registers.TryUInt16(_registers.Address, out ushort id) ? id : -1;

        /// <summary>Takes what a read of the model, from its id register on, brought.</summary>
        public void Load(RegisterBlock registers)
        {
            _registers.CopyFrom(registers);
        }

        /// <summary>A register as it is.</summary>
        public bool TryRaw(int offset, out ushort value)
        {
            return _registers.TryUInt16(_registers.Address + offset, out value);
        }

        /// <summary>Whether the device implements a uint16 or enum16 point.</summary>
        public bool HasUnsigned(int offset)
        {
            return TryRaw(offset, out ushort raw) && raw != NoUnsigned;
        }

        /// <summary>Whether the device implements an int16 point.</summary>
        public bool HasSigned(int offset)
        {
            return _registers.TryInt16(_registers.Address + offset, out short raw) && raw != NoSigned;
        }

        /// <summary>A sunssf point: -10 to 10.</summary>
        public bool TryScale(int offset, out int exponent)
        {
            bool has = _registers.TryInt16(_registers.Address + offset, out short raw);
            exponent = raw;
            return has && raw >= -GreatestScale && raw <= GreatestScale;
        }

        /// <summary>A uint16 point in its unit.</summary>
        public bool TryUnsigned(int offset, int scaleOffset, out double value)
        {
            bool has = TryScale(scaleOffset, out int exponent) & HasUnsigned(offset);
            value = has && TryRaw(offset, out ushort raw) ? Scaled(raw, exponent) : 0;
            return has;
        }

        /// <summary>An int16 point in its unit.</summary>
        public bool TrySigned(int offset, int scaleOffset, out double value)
        {
            bool has = TryScale(scaleOffset, out int exponent) & HasSigned(offset);
            value = has && TryRaw(offset, out ushort raw) ? Scaled((short)raw, exponent) : 0;
            return has;
        }

        /// <summary>An acc32 point in its unit; 0 means not implemented.</summary>
        public bool TryAccumulator(int offset, int scaleOffset, out double value)
        {
            bool has = TryScale(scaleOffset, out int exponent) & _registers.TryUInt32(_registers.Address + offset, WordOrder.Abcd, out uint raw);
            has = has && raw != 0;
            value = has ? Scaled((long)raw, exponent) : 0;
            return has;
        }

        /// <summary>A uint32 point in its unit.</summary>
        public bool TryUnsignedLong(int offset, int scaleOffset, out double value)
        {
            bool has = TryScale(scaleOffset, out int exponent) & _registers.TryUInt32(_registers.Address + offset, WordOrder.Abcd, out uint raw);
            has = has && raw != NoUnsignedLong;
            value = has ? Scaled((long)raw, exponent) : 0;
            return has;
        }

        /// <summary>Whether the device implements a uint32 point.</summary>
        public bool HasUnsignedLong(int offset)
        {
            return _registers.TryUInt32(_registers.Address + offset, WordOrder.Abcd, out uint raw) && raw != NoUnsignedLong;
        }

        /// <summary>Whether the device implements an int32 point.</summary>
        public bool HasSignedLong(int offset)
        {
            return _registers.TryUInt32(_registers.Address + offset, WordOrder.Abcd, out uint raw) && raw != NoSignedLong;
        }

        /// <summary>A uint64 point in its unit; all ones mean not implemented.</summary>
        public bool TryCounter(int offset, int scaleOffset, out double value)
        {
            bool has = TryScale(scaleOffset, out int exponent) & _registers.TryUInt64(_registers.Address + offset, WordOrder.Abcd, out ulong raw);
            has = has && raw != ulong.MaxValue;
            value = has ? Scaled(raw, exponent) : 0;
            return has;
        }

        /// <summary>An acc64 point without scale; 0 means not implemented.</summary>
        public bool TryAccumulator64(int offset, out double value)
        {
            bool has = _registers.TryUInt64(_registers.Address + offset, WordOrder.Abcd, out ulong raw) && raw != 0;
            value = has ? raw : 0;
            return has;
        }

        /// <summary>A float32 point; not-a-number means not implemented, and infinity is no value either.</summary>
        public bool TryFloat(int offset, out double value)
        {
            bool has = _registers.TryFloat32(_registers.Address + offset, WordOrder.Abcd, out value);
            has = has && !double.IsNaN(value) && !double.IsInfinity(value);
            value = has ? value : 0;
            return has;
        }

        /// <summary>value x 10^exponent. Powers to 10^10 are exact, so that one rounding remains.</summary>
        public static double Scaled(double value, int exponent)
        {
            double power = 1;
            for (int i = exponent < 0 ? -exponent : exponent; i > 0; i--)
            {
                power *= 10;
            }

            return exponent < 0 ? value / power : value * power;
        }

        /// <summary>A string of printable characters from registers, two a register, ended by a zero.</summary>
        public string Text(int offset, int registers)
        {
            char[] characters = new char[2 * registers];
            int length = 0;
            for (int i = 0; i < characters.Length; i++)
            {
                TryRaw(offset + (i / 2), out ushort word);
                int code = (i & 1) == 0 ? word >> 8 : word & 0xFF;
                if (code == 0)
                {
                    break;
                }

                characters[length++] = code > 0x20 && code < 0x7F ? (char)code : ' ';
            }

            return new string(characters, 0, length).Trim();
        }
    }
}

using System;

namespace EdgeLem.Modbus
{
    /// <summary>
    /// A run of registers with their wire addresses, and the numbers in them. Numbers are asked for by the address of their first register, as
    /// a device's manual names it. Nothing is allocated after construction.
    /// </summary>
    public sealed class RegisterBlock
    {
        /// <summary>2^-149: the weight of the last bit of a float32 without implicit one.</summary>
        private const double SmallestFloat32 = 1.401298464324817E-45;

        private readonly ushort[] _values;

        /// <summary>Creates an empty block.</summary>
        /// <param name="capacity">The most registers it can hold, 1 or more.</param>
        public RegisterBlock(int capacity)
        {
            _values = new ushort[capacity];
        }

        /// <summary>Wire address of the first register.</summary>
        public int Address { get; private set; }

        /// <summary>How many registers are there.</summary>
        public int Count { get; private set; }

        /// <summary>The register at a place in the block.</summary>
        /// <param name="index">0 to <see cref="Count"/> - 1.</param>
        /// <returns>Its value.</returns>
        /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
        public ushort RegisterAt(int index)
        {
            if (index < 0 || index >= Count)
            {
                throw new ArgumentOutOfRangeException(nameof(index), "The block has no register there.");
            }

            return _values[index];
        }

        /// <summary>Empties the block.</summary>
        public void Clear()
        {
            Count = 0;
        }

        /// <summary>Takes registers from a reply.</summary>
        /// <param name="address">Wire address of the first.</param>
        /// <param name="bytes">Holds them, high byte first.</param>
        /// <param name="offset">Index of the first byte.</param>
        /// <param name="count">How many registers; at most the capacity.</param>
        public void Load(int address, byte[] bytes, int offset, int count)
        {
            Address = address;
            Count = count;
            for (int i = 0; i < count; i++)
            {
                _values[i] = (ushort)ModbusPdu.GetUInt16(bytes, offset + (2 * i));
            }
        }

        /// <summary>Takes all registers of another block.</summary>
        /// <param name="source">A block that is no longer than this one's capacity.</param>
        public void CopyFrom(RegisterBlock source)
        {
            Address = source.Address;
            Count = source.Count;
            Array.Copy(source._values, 0, _values, 0, source.Count);
        }

        /// <summary>Reads an unsigned 16-bit number.</summary>
        /// <param name="address">Wire address.</param>
        /// <param name="value">The number; 0 without success.</param>
        /// <returns>False when the register is not in the block.</returns>
        public bool TryUInt16(int address, out ushort value)
        {
            bool has = Has(address, 1);
            value = has ? _values[address - Address] : (ushort)0;
            return has;
        }

        /// <summary>Reads a signed 16-bit number.</summary>
        /// <param name="address">Wire address.</param>
        /// <param name="value">The number; 0 without success.</param>
        /// <returns>False when the register is not in the block.</returns>
        public bool TryInt16(int address, out short value)
        {
            bool has = TryUInt16(address, out ushort bits);
            value = (short)bits;
            return has;
        }

        /// <summary>Reads an unsigned 32-bit number from two registers.</summary>
        /// <param name="address">Wire address of the first.</param>
        /// <param name="order">How the bytes lie.</param>
        /// <param name="value">The number; 0 without success.</param>
        /// <returns>False when a register is not in the block.</returns>
        public bool TryUInt32(int address, WordOrder order, out uint value)
        {
            bool has = Has(address, 2);
            value = has ? (uint)Combine(address, 2, order) : 0;
            return has;
        }

        /// <summary>Reads a signed 32-bit number from two registers.</summary>
        /// <param name="address">Wire address of the first.</param>
        /// <param name="order">How the bytes lie.</param>
        /// <param name="value">The number; 0 without success.</param>
        /// <returns>False when a register is not in the block.</returns>
        public bool TryInt32(int address, WordOrder order, out int value)
        {
            bool has = TryUInt32(address, order, out uint bits);
            long wide = bits;
            value = (int)(bits > int.MaxValue ? wide - (1L << 32) : wide);
            return has;
        }

        /// <summary>Reads an unsigned 64-bit number from four registers.</summary>
        /// <param name="address">Wire address of the first.</param>
        /// <param name="order">How the bytes lie; the low register is the last or the first of the four.</param>
        /// <param name="value">The number; 0 without success.</param>
        /// <returns>False when a register is not in the block.</returns>
        public bool TryUInt64(int address, WordOrder order, out ulong value)
        {
            bool has = Has(address, 4);
            value = has ? Combine(address, 4, order) : 0;
            return has;
        }

        /// <summary>Reads an IEEE 754 single from two registers, exactly.</summary>
        /// <param name="address">Wire address of the first.</param>
        /// <param name="order">How the bytes lie.</param>
        /// <param name="value">The number, which may be NaN or infinite; 0 without success.</param>
        /// <returns>False when a register is not in the block.</returns>
        public bool TryFloat32(int address, WordOrder order, out double value)
        {
            bool has = TryUInt32(address, order, out uint bits);
            value = Float32(bits);
            return has;
        }

        /// <summary>Widens the bits of a single to a double. The device has no bit cast for singles, and its byte conversion would need a buffer.</summary>
        private static double Float32(uint bits)
        {
            long sign = (long)(bits >> 31) << 63;
            long exponent = (bits >> 23) & 0xFF;
            long fraction = bits & 0x7FFFFF;
            if (exponent == 0)
            {
                return sign == 0 ? fraction * SmallestFloat32 : fraction * -SmallestFloat32;
            }

            long widened = exponent == 0xFF ? 0x7FF : exponent - 127 + 1023;
            return BitConverter.Int64BitsToDouble(sign | (widened << 52) | (fraction << 29));
        }

        private bool Has(int address, int count)
        {
            return address >= Address && address + count <= Address + Count;
        }

        private ulong Combine(int address, int count, WordOrder order)
        {
            bool lowFirst = order == WordOrder.Cdab || order == WordOrder.Dcba;
            bool swapped = order == WordOrder.Badc || order == WordOrder.Dcba;
            int first = address - Address;
            ulong value = 0;
            for (int i = 0; i < count; i++)
            {
                uint word = _values[lowFirst ? first + count - 1 - i : first + i];
                value = (value << 16) | (swapped ? ((word & 0xFF) << 8) | (word >> 8) : word);
            }

            return value;
        }
    }
}

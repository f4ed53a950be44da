using System;
using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>Turns registers into the value of a point. A word order is two bits: 1 low register first, 2 low byte first; see <see cref="WordOrder"/>.</summary>
    internal static class RegisterNumber
    {
        private const int LowByteFirst = (int)WordOrder.Badc;
        private const int GreatestExponent = 10;

        /// <summary>How many registers a number takes: 1, 2 or 4.</summary>
        public static int CountOf(RegisterType type)
        {
            switch (type)
            {
                case RegisterType.Int16:
                case RegisterType.UInt16: return 1;
                case RegisterType.Int32:
                case RegisterType.UInt32:
                case RegisterType.Float32: return 2;
                default: return 4;
            }
        }

        /// <summary>The order that another one becomes when a device lays its bytes otherwise than its manual says.</summary>
        public static WordOrder Transposed(WordOrder documented, int transposition)
        {
            return (WordOrder)((int)documented ^ transposition);
        }

        /// <summary>The greatest number of a type, which some vendors use for "no value": all ones, or all ones behind the sign.</summary>
        public static ulong GreatestOf(RegisterType type)
        {
            switch (type)
            {
                case RegisterType.Int16: return 0x7FFF;
                case RegisterType.UInt16: return 0xFFFF;
                case RegisterType.Int32: return 0x7FFFFFFF;
                case RegisterType.UInt32: return 0xFFFFFFFF;
                case RegisterType.Int64: return 0x7FFFFFFFFFFFFFFF;
                default: return 0xFFFFFFFFFFFFFFFF;
            }
        }

        /// <summary>All bits of a type.</summary>
        public static ulong AllOnesOf(RegisterType type)
        {
            return CountOf(type) == 4 ? 0xFFFFFFFFFFFFFFFF : (1UL << (16 * CountOf(type))) - 1;
        }

        /// <summary>The value of a point in its SI unit; NaN when the device has none or the registers are not in the block.</summary>
        public static double ValueOf(RegisterBlock registers, MeterPoint point, int transposition)
        {
            WordOrder order = Transposed(point.WordOrder, transposition);
            if (!TryBits(registers, point, order, out ulong bits) || (point.HasNotAvailable && bits == point.NotAvailable))
            {
                return double.NaN;
            }

            double value = point.Scaled(NumberOf(registers, point, order, bits));
            return point.ScaleAddress == MeterPoint.NoScaleAddress ? value : Raised(value, registers, point.ScaleAddress);
        }

        private static bool TryBits(RegisterBlock registers, MeterPoint point, WordOrder order, out ulong bits)
        {
            if (point.Registers == 4)
            {
                return registers.TryUInt64(point.Address, order, out bits);
            }

            if (point.Registers == 2)
            {
                bool hasBoth = registers.TryUInt32(point.Address, order, out uint pair);
                bits = pair;
                return hasBoth;
            }

            bool has = registers.TryUInt16(point.Address, out ushort word);
            bits = ((int)order & LowByteFirst) != 0 ? (ulong)(((word & 0xFF) << 8) | (word >> 8)) : word;
            return has;
        }

        private static double NumberOf(RegisterBlock registers, MeterPoint point, WordOrder order, ulong bits)
        {
            switch (point.Type)
            {
                case RegisterType.Int16: return (short)bits;
                case RegisterType.Int32: return (int)bits;
                case RegisterType.Int64: return SignedOf(bits);
                case RegisterType.Float32: return registers.TryFloat32(point.Address, order, out double single) ? single : double.NaN;
                case RegisterType.Float64: return BitConverter.Int64BitsToDouble(((long)(uint)(bits >> 32) << 32) | (uint)bits);
                default: return bits;
            }
        }

        /// <summary>The number that 64 bits are as a signed one. A cast from ulong to long is no instruction, so the device would go on taking the bits for an unsigned number.</summary>
        /// <param name="bits">The bits.</param>
        /// <returns>The number, rounded to a double.</returns>
        internal static double SignedOf(ulong bits)
        {
            return bits > long.MaxValue ? -(double)(~bits + 1) : bits;
        }

        /// <summary>The value times 10^n of a sunssf register; NaN when that is not implemented or outside -10 to 10.</summary>
        private static double Raised(double value, RegisterBlock registers, int address)
        {
            bool has = registers.TryInt16(address, out short exponent);
            return has && exponent >= -GreatestExponent && exponent <= GreatestExponent ? SunSpecModel.Scaled(value, exponent) : double.NaN;
        }
    }
}

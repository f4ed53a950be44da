using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>One value of an inverter: where its registers lie, and how they become an SI value in load reference and back. Immutable outside this project.</summary>
    public sealed class InverterPoint
    {
        private const int QuantitiesPerGroup = 20;
        private const double GreatestLong = 2147483647;

        internal InverterPoint(InverterQuantity quantity, int line, int address, RegisterType type)
        {
            Quantity = quantity;
            Line = line;
            Address = address;
            Type = type;
        }

        /// <summary>What it is.</summary>
        public InverterQuantity Quantity { get; }

        /// <summary>1 to 3 for a line, 0 for the whole device.</summary>
        public int Line { get; }

        /// <summary>Wire address of the first register, 0 to 65535.</summary>
        public int Address { get; }

        /// <summary>How the number lies in registers; integers only.</summary>
        public RegisterType Type { get; }

        /// <summary>Function code that reads it: 3 or 4.</summary>
        public byte Function { get; internal set; }

        /// <summary>How the bytes lie.</summary>
        public WordOrder WordOrder { get; internal set; }

        /// <summary>What the number is multiplied with to become V, A, W, var, VA, Hz, Wh, %, pu, s or minutes; above 0.</summary>
        public double Scale { get; internal set; } = 1;

        /// <summary>1, or -1 where the device counts generation or supplied vars positive.</summary>
        public int Sign { get; internal set; } = 1;

        /// <summary>Whether <see cref="NotAvailable"/> means that the device has no value.</summary>
        public bool HasNotAvailable { get; internal set; }

        /// <summary>The bits that mean no value, right-aligned.</summary>
        public ulong NotAvailable { get; internal set; }

        /// <summary>Whether it can be written.</summary>
        public bool IsWritable { get; internal set; }

        /// <summary>Where the device keeps what is written.</summary>
        public RegisterMemory Memory { get; internal set; }

        /// <summary>With which others it is read.</summary>
        public InverterGroup Group => (InverterGroup)((int)Quantity / QuantitiesPerGroup);

        /// <summary>How many registers: 1, 2 or 4.</summary>
        public int Registers
        {
            get
            {
                switch (Type)
                {
                    case RegisterType.Int16:
                    case RegisterType.UInt16: return 1;
                    case RegisterType.Int32:
                    case RegisterType.UInt32: return 2;
                    default: return 4;
                }
            }
        }

        /// <summary>The value in registers; NaN when the device has none or the registers are not there.</summary>
        internal double ValueOf(RegisterBlock registers)
        {
            if (!TryBits(registers, out ulong bits) || (HasNotAvailable && bits == NotAvailable))
            {
                return double.NaN;
            }

            double value = NumberOf(bits) * Sign;
            return value == 0 ? 0 : Scaled(value);
        }

        /// <summary>The number that stands for a value, within the type's range, rounded to the nearest.</summary>
        internal long RawOf(double value)
        {
            double exact = value * Sign / Scale;
            double least = Type == RegisterType.Int16 ? short.MinValue + 1 : (Type == RegisterType.Int32 ? -GreatestLong : 0);
            double greatest = Registers == 1 ? (Type == RegisterType.Int16 ? short.MaxValue : ushort.MaxValue - 1) : GreatestLong;
            exact = exact < least ? least : (exact > greatest ? greatest : exact);
            return (long)(exact < 0 ? exact - 0.5 : exact + 0.5);
        }

        /// <summary>The registers that stand for a number, in the device's word order.</summary>
        internal void Encode(long raw, ushort[] registers)
        {
            if (Registers == 1)
            {
                registers[0] = (ushort)raw;
                return;
            }

            bool isLowFirst = WordOrder == WordOrder.Cdab;
            registers[isLowFirst ? 1 : 0] = (ushort)(raw >> 16);
            registers[isLowFirst ? 0 : 1] = (ushort)raw;
        }

        /// <summary>By division where the scale is a tenth, a hundredth and so on, so that one rounding remains.</summary>
        private double Scaled(double value)
        {
            return Scale < 1 ? value / (1 / Scale) : value * Scale;
        }

        private double NumberOf(ulong bits)
        {
            switch (Type)
            {
                case RegisterType.Int16: return (short)bits;
                case RegisterType.Int32: return (int)bits;
                case RegisterType.Int64: return RegisterNumber.SignedOf(bits);
                default: return bits;
            }
        }

        private bool TryBits(RegisterBlock registers, out ulong bits)
        {
            if (Registers == 4)
            {
                return registers.TryUInt64(Address, WordOrder, out bits);
            }

            if (Registers == 2)
            {
                bool hasBoth = registers.TryUInt32(Address, WordOrder, out uint pair);
                bits = pair;
                return hasBoth;
            }

            bool has = registers.TryUInt16(Address, out ushort word);
            bits = word;
            return has;
        }
    }
}

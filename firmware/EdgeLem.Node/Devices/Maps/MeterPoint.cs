using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// One value of a meter: where its registers lie and how they become V, A, W, var, Hz or Wh. Immutable outside this project; a
    /// <see cref="MeterMapBuilder"/> makes and checks it.
    /// </summary>
    public sealed class MeterPoint
    {
        /// <summary>The line of a value that belongs to all lines.</summary>
        public const int AllLines = 0;

        /// <summary>What <see cref="ScaleAddress"/> is when the scale is fixed.</summary>
        public const int NoScaleAddress = -1;


        internal MeterPoint(MeterQuantity quantity, int line, int address, RegisterType type)
        {
            Quantity = quantity;
            Line = line;
            Address = address;
            Type = type;
        }

        /// <summary>What it is.</summary>
        public MeterQuantity Quantity { get; }

        /// <summary>1 to 3 for a line, <see cref="AllLines"/> for the whole meter.</summary>
        public int Line { get; }

        /// <summary>Wire address of the first register, 0 to 65535.</summary>
        public int Address { get; }

        /// <summary>How the number lies in registers.</summary>
        public RegisterType Type { get; }

        /// <summary>How many registers: 1, 2 or 4.</summary>
        public int Registers => RegisterNumber.CountOf(Type);

        /// <summary>Function code that reads it: 3 or 4.</summary>
        public byte Function { get; internal set; }

        /// <summary>How the bytes lie, by the manual.</summary>
        public WordOrder WordOrder { get; internal set; }

        /// <summary>What the number is multiplied with to become an SI value; above 0.</summary>
        public double Scale { get; internal set; } = 1;

        /// <summary>1, or -1 where the device counts the other way than load reference.</summary>
        public int Sign { get; internal set; } = 1;

        /// <summary>Address of a register with a power of ten that the number is multiplied with (SunSpec's sunssf); <see cref="NoScaleAddress"/> without one.</summary>
        public int ScaleAddress { get; internal set; } = NoScaleAddress;

        /// <summary>Whether <see cref="NotAvailable"/> means that the device has no value.</summary>
        public bool HasNotAvailable { get; internal set; }

        /// <summary>The bits that mean no value, right-aligned. Not-a-number means no value in any case.</summary>
        public ulong NotAvailable { get; internal set; }

        /// <summary>The first register that a read of the point needs, its scale register included.</summary>
        internal int First => ScaleAddress != NoScaleAddress && ScaleAddress < Address ? ScaleAddress : Address;

        /// <summary>One behind the last register that a read of the point needs, its scale register included.</summary>
        internal int End => ScaleAddress >= Address + Registers ? ScaleAddress + 1 : Address + Registers;

        /// <summary>How many registers one read of the point takes: a scale belongs to the value read with it.</summary>
        internal int Span => End - First;

        /// <summary>The number as an SI value in load reference. A scale below 1 divides by its reciprocal, so that 2301 x 0.1 is 230.1.</summary>
        internal double Scaled(double number)
        {
            double value = Scale > 0 && Scale < 1 ? number / (1 / Scale) : number * Scale;
            return value == 0 ? 0 : value * Sign;
        }
    }
}

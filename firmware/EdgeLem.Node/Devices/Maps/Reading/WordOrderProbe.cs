using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// Finds how a meter lays the bytes of its numbers, from one voltage and the frequency: of the four transpositions of the documented order exactly one
    /// must read 90 to 300 V and 45 to 65 Hz. Transpositions that read the same values, as with numbers of one register, count as one.
    /// </summary>
    /// <remarks>Example: 230.0 V is 43 66 00 00 in order ABCD and 00 00 43 66 in CDAB; no other order of these bytes is a voltage.</remarks>
    internal sealed class WordOrderProbe
    {
        private const int Transpositions = 4;
        private const double LeastV = 90;
        private const double GreatestV = 300;
        private const double LeastHz = 45;
        private const double GreatestHz = 65;

        private MeterPoint? _voltage;
        private MeterPoint? _frequency;
        private RegisterBlock? _voltageRegisters;
        private RegisterBlock? _frequencyRegisters;

        /// <summary>The transposition that was found: bit 0 words, bit 1 bytes; 0 is the documented order.</summary>
        public int Transposition { get; private set; }

        /// <summary>Forgets the points of an earlier probe.</summary>
        public void Clear()
        {
            _voltage = null;
            _frequency = null;
        }

        /// <summary>Takes the voltage to probe with, unless there is one.</summary>
        public void TakeVoltage(MeterPoint point, RegisterBlock registers)
        {
            if (_voltage == null)
            {
                _voltage = point;
                _voltageRegisters = registers;
            }
        }

        /// <summary>Takes the frequency to probe with.</summary>
        public void TakeFrequency(MeterPoint point, RegisterBlock registers)
        {
            _frequency = point;
            _frequencyRegisters = registers;
        }

        /// <summary>Whether all registers of a point read zero: a line without voltage proves nothing.</summary>
        public static bool IsZero(MeterPoint point, RegisterBlock registers)
        {
            bool isZero = true;
            for (int i = 0; i < point.Registers; i++)
            {
                isZero = isZero && registers.TryUInt16(point.Address + i, out ushort word) && word == 0;
            }

            return isZero;
        }

        /// <summary>Probes; gives a fault of <see cref="DeviceFault"/>, or 0.</summary>
        public int Find(double voltageRatio)
        {
            int found = -1;
            for (int i = 0; i < Transpositions; i++)
            {
                if (!IsPlausible(i, voltageRatio) || (found >= 0 && ReadsSame(found, i)))
                {
                    continue;
                }

                if (found >= 0)
                {
                    return DeviceFault.WordOrderAmbiguous;
                }

                found = i;
            }

            Transposition = found < 0 ? 0 : found;
            return found < 0 ? DeviceFault.WordOrder : DeviceFault.None;
        }

        /// <summary>The registers that were looked at, for the log.</summary>
        public string Found()
        {
            string frequency = _frequency == null ? "" : ", frequency " + Words(_frequency, _frequencyRegisters!);
            return _voltage == null ? "no line has voltage" : "voltage reads " + Words(_voltage, _voltageRegisters!) + frequency;
        }

        private static string Words(MeterPoint point, RegisterBlock registers)
        {
            string words = "";
            for (int i = 0; i < point.Registers; i++)
            {
                words += registers.TryUInt16(point.Address + i, out ushort word) ? (i == 0 ? "" : " ") + word.ToString("X4") : "";
            }

            return words;
        }

        private static bool IsWithin(double value, double least, double greatest)
        {
            return !double.IsNaN(value) && value > least && value < greatest;
        }

        private bool IsPlausible(int transposition, double voltageRatio)
        {
            return _voltage != null
                && IsWithin(Volts(transposition) * voltageRatio, LeastV, GreatestV)
                && (_frequency == null || IsWithin(Hertz(transposition), LeastHz, GreatestHz));
        }

        private bool ReadsSame(int one, int other)
        {
            return Volts(one) == Volts(other) && (_frequency == null || Hertz(one) == Hertz(other));
        }

        private double Volts(int transposition)
        {
            return RegisterNumber.ValueOf(_voltageRegisters!, _voltage!, transposition);
        }

        private double Hertz(int transposition)
        {
            return RegisterNumber.ValueOf(_frequencyRegisters!, _frequency!, transposition);
        }
    }
}

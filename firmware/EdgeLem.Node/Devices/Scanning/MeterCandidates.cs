using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// The maps that a scan considers, and how well each fits. What a device says of itself decides; else the map wins that reads the most lines plausibly,
    /// and among those one that the device did not contradict.
    /// </summary>
    internal sealed class MeterCandidates
    {
        private const int LineWeight = 2;
        private const double GreatestApparentShare = 1.2;
        private const double PowerToleranceW = 50;

        private readonly MeterMap[] _maps;
        private readonly bool[] _isNamed;
        private readonly bool[] _isContradicted;
        private readonly int[] _scores;

        public MeterCandidates(MeterMap[] maps)
        {
            _maps = maps;
            _isNamed = new bool[maps.Length];
            _isContradicted = new bool[maps.Length];
            _scores = new int[maps.Length];
        }

        /// <summary>How many maps there are.</summary>
        public int Count => _maps.Length;

        /// <summary>What the device said of itself; empty unless it was a text.</summary>
        public string Text { get; private set; } = "";

        /// <summary>Whether the device said that it is one of the maps.</summary>
        public bool HasNamed { get; private set; }

        /// <summary>Forgets everything about the device before.</summary>
        public void Clear()
        {
            Text = "";
            HasNamed = false;
            for (int i = 0; i < _maps.Length; i++)
            {
                _isNamed[i] = false;
                _isContradicted[i] = false;
                _scores[i] = 0;
            }
        }

        /// <summary>A map.</summary>
        public MeterMap MapAt(int index)
        {
            return _maps[index];
        }

        /// <summary>The next map from an index on whose identification registers no earlier map shares; the count when there is none.</summary>
        public int NextIdentification(int from)
        {
            int index = from;
            while (index < _maps.Length && (_maps[index].Identification == null || IsAskedBefore(index)))
            {
                index++;
            }

            return index;
        }

        /// <summary>Takes what the device answered to the identification of a map, for all maps that ask the same.</summary>
        public void TakeIdentification(int index, ModbusMaster master)
        {
            MeterIdentification asked = _maps[index].Identification!;
            for (int i = index; i < _maps.Length; i++)
            {
                MeterIdentification? other = _maps[i].Identification;
                if (other != null && other.ReadsLike(asked))
                {
                    _isNamed[i] = master.Outcome == ModbusOutcome.Done && Matches(other, master.Registers);
                    _isContradicted[i] = !_isNamed[i];
                    HasNamed = HasNamed || _isNamed[i];
                }
            }
        }

        /// <summary>Takes how a map read the device.</summary>
        public void TakeReading(int index, MappedMeter meter)
        {
            int lines = meter.ReadingIsValid && IsConsistent(meter.Reading) ? LinesWithVoltage(meter.Reading) : 0;
            _scores[index] = lines == 0 ? 0 : (LineWeight * lines) + (_isContradicted[index] ? 0 : 1);
        }

        /// <summary>The maps that fit best; none when no map fits.</summary>
        public MeterMap[] Best()
        {
            int best = 1;
            for (int i = 0; i < _maps.Length; i++)
            {
                best = !HasNamed && _scores[i] > best ? _scores[i] : best;
            }

            int count = 0;
            for (int i = 0; i < _maps.Length; i++)
            {
                count += Fits(i, best) ? 1 : 0;
            }

            var maps = new MeterMap[count];
            for (int i = _maps.Length - 1; i >= 0; i--)
            {
                if (Fits(i, best))
                {
                    maps[--count] = _maps[i];
                }
            }

            return maps;
        }

        private static int LinesWithVoltage(MeterReading reading)
        {
            int lines = 0;
            for (int line = 0; line < MeterReading.Lines; line++)
            {
                lines += ReadingCheck.IsProof(reading.VoltageV[line]) ? 1 : 0;
            }

            return lines;
        }

        /// <summary>No line carries more power than voltage and current allow: a wrong map seldom keeps to that.</summary>
        private static bool IsConsistent(MeterReading reading)
        {
            bool isConsistent = true;
            for (int line = 0; line < MeterReading.Lines; line++)
            {
                double powerW = reading.PowerW[line] < 0 ? -reading.PowerW[line] : reading.PowerW[line];
                double mostW = (reading.VoltageV[line] * reading.CurrentA[line] * GreatestApparentShare) + PowerToleranceW;
                isConsistent = isConsistent && (double.IsNaN(mostW) || powerW <= mostW);
            }

            return isConsistent;
        }

        private bool Fits(int index, int bestScore)
        {
            return HasNamed ? _isNamed[index] : _scores[index] == bestScore;
        }

        private bool IsAskedBefore(int index)
        {
            for (int i = 0; i < index; i++)
            {
                MeterIdentification? earlier = _maps[i].Identification;
                if (earlier != null && earlier.ReadsLike(_maps[index].Identification!))
                {
                    return true;
                }
            }

            return false;
        }

        private bool Matches(MeterIdentification identification, RegisterBlock registers)
        {
            for (int i = 0; i < identification.Codes.Length; i++)
            {
                if (registers.Count > 0 && registers.RegisterAt(0) == identification.Codes[i])
                {
                    return true;
                }
            }

            for (int i = 0; i < identification.Texts.Length; i++)
            {
                string plain = RegisterText.Of(registers, false);
                string swapped = RegisterText.Of(registers, true);
                if (RegisterText.Begins(plain, identification.Texts[i]) || RegisterText.Begins(swapped, identification.Texts[i]))
                {
                    Text = RegisterText.Begins(plain, identification.Texts[i]) ? plain : swapped;
                    return true;
                }
            }

            return false;
        }
    }
}

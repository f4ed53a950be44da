using System;

namespace EdgeLem.Node.Metering
{
    /// <summary>Which phase of the feeder each line of the meter is wired to. Immutable.</summary>
    public sealed class PhaseMap
    {
        /// <summary>Phases of the feeder: A, B, C.</summary>
        public const int PhaseCount = 3;

        private readonly int[] _phaseOfLine;

        /// <summary>Creates a map.</summary>
        /// <param name="phaseOfLine">Phase index 0 to 2 of each meter line L1 to L3, without repetition; shape [1] to [3]: {1} is a home on phase B only.</param>
        /// <exception cref="ArgumentException">A line is missing, or its phase is outside 0 to 2 or taken twice.</exception>
        public PhaseMap(int[] phaseOfLine)
        {
            if (phaseOfLine == null || phaseOfLine.Length < 1 || phaseOfLine.Length > PhaseCount)
            {
                throw new ArgumentException("A meter has 1 to 3 lines: give the phase index of each.", nameof(phaseOfLine));
            }

            bool[] taken = new bool[PhaseCount];
            _phaseOfLine = new int[phaseOfLine.Length];
            for (int line = 0; line < phaseOfLine.Length; line++)
            {
                int phase = phaseOfLine[line];
                if (phase < 0 || phase >= PhaseCount || taken[phase])
                {
                    throw new ArgumentException("Meter line L" + (line + 1) + " is on phase index " + phase + "; 0, 1 or 2, each once.", nameof(phaseOfLine));
                }

                taken[phase] = true;
                _phaseOfLine[line] = phase;
                Name += "ABC".Substring(phase, 1);
            }
        }

        /// <summary>The phases in the order of the meter's lines, for instance <c>ABC</c> or <c>B</c>.</summary>
        public string Name { get; } = "";

        /// <summary>How many lines of the meter are connected; 1 to 3.</summary>
        public int LineCount => _phaseOfLine.Length;

        /// <summary>Orders values by phase.</summary>
        /// <param name="perLine">Values per meter line; only the first <see cref="LineCount"/> are used.</param>
        /// <param name="perPhase">Overwritten with the values per phase A, B, C, NaN where no line is connected; shape [3].</param>
        public void Map(double[] perLine, double[] perPhase)
        {
            for (int phase = 0; phase < PhaseCount; phase++)
            {
                perPhase[phase] = double.NaN;
            }

            for (int line = 0; line < _phaseOfLine.Length; line++)
            {
                perPhase[_phaseOfLine[line]] = perLine[line];
            }
        }

        /// <summary>The sum over the connected lines.</summary>
        /// <param name="perLine">Values per meter line.</param>
        /// <returns>The sum; NaN when a connected line's value is.</returns>
        public double Sum(double[] perLine)
        {
            double sum = 0;
            for (int line = 0; line < _phaseOfLine.Length; line++)
            {
                sum += perLine[line];
            }

            return sum;
        }

        /// <summary>The mean over the connected lines.</summary>
        /// <param name="perLine">Values per meter line.</param>
        /// <returns>The mean; NaN when a connected line's value is.</returns>
        public double Mean(double[] perLine)
        {
            return Sum(perLine) / _phaseOfLine.Length;
        }
    }
}

using System;

namespace EdgeLem.Node.Control
{
    /// <summary>The voltages that the functions react to, and the frequency, of one cycle. One object, refilled.</summary>
    public sealed class GridSample
    {
        /// <summary>The most voltages: one per phase.</summary>
        public const int MostVoltages = 3;

        private readonly double[] _voltagePu = new double[MostVoltages];

        /// <summary>How many voltages there are: 0 when none is known, 1 for an average or a sequence, up to 3 per phase.</summary>
        public int Count { get; private set; }

        /// <summary>Frequency in Hz; NaN when not known.</summary>
        public double FrequencyHz { get; set; } = double.NaN;

        /// <summary>Mean of the voltages in pu; NaN without any.</summary>
        public double MeanPu
        {
            get
            {
                double sum = 0;
                for (int i = 0; i < Count; i++)
                {
                    sum += _voltagePu[i];
                }

                return Count > 0 ? sum / Count : double.NaN;
            }
        }

        /// <summary>One voltage in pu.</summary>
        /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
        /// <returns>The voltage; not NaN.</returns>
        public double VoltagePu(int index)
        {
            return _voltagePu[index];
        }

        /// <summary>Forgets the voltages; the frequency stays.</summary>
        public void Clear()
        {
            Count = 0;
        }

        /// <summary>Adds a voltage.</summary>
        /// <param name="voltageV">In V; NaN or one not above 0 is left out.</param>
        /// <param name="nominalV">1 pu in V; one not above 0 leaves the voltage out.</param>
        public void Add(double voltageV, double nominalV)
        {
            // NaN compares true on the device: it must be asked for first (docs/adr/0001).
            if (!double.IsNaN(voltageV) && voltageV > 0 && nominalV > 0 && Count < MostVoltages)
            {
                _voltagePu[Count] = voltageV / nominalV;
                Count++;
            }
        }

        /// <summary>Whether all voltages lie within limits.</summary>
        /// <param name="lowestPu">Lowest in pu.</param>
        /// <param name="highestPu">Highest in pu.</param>
        /// <returns>False without a voltage.</returns>
        public bool IsWithin(double lowestPu, double highestPu)
        {
            bool isWithin = Count > 0;
            for (int i = 0; i < Count; i++)
            {
                isWithin = isWithin && _voltagePu[i] >= lowestPu && _voltagePu[i] <= highestPu;
            }

            return isWithin;
        }

        /// <summary>
        /// Magnitude of the positive sequence from the three line-to-line magnitudes, exact for any angles: they form a triangle of area A, and
        /// |V1|^2 of the line voltages is half of the mean square plus 2 A / sqrt 3. Phase-to-neutral magnitudes do not tell it: the zero sequence is in them.
        /// </summary>
        /// <param name="abV">Between A and B in V.</param>
        /// <param name="bcV">Between B and C in V.</param>
        /// <param name="caV">Between C and A in V.</param>
        /// <returns>Phase-to-neutral equivalent in V; NaN when a magnitude is missing or they form no triangle.</returns>
        public static double PositiveSequenceV(double abV, double bcV, double caV)
        {
            double ab = abV * abV;
            double bc = bcV * bcV;
            double ca = caV * caV;
            double sixteenAreasSquared = (2 * ((ab * bc) + (bc * ca) + (ca * ab))) - ((ab * ab) + (bc * bc) + (ca * ca));
            if (double.IsNaN(sixteenAreasSquared) || sixteenAreasSquared < 0)
            {
                return double.NaN;
            }

            double meanSquare = (ab + bc + ca) / 3;
            return Math.Sqrt((meanSquare + Math.Sqrt(sixteenAreasSquared / 3)) / 2 / 3);
        }
    }
}

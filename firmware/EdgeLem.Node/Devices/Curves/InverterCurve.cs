using System;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// A curve that an inverter follows by itself: piecewise linear between its points, constant outside. Immutable. In load reference: absorbed vars are positive.
    /// </summary>
    public sealed class InverterCurve
    {
        /// <summary>The fewest points.</summary>
        public const int LeastPoints = 2;

        /// <summary>The most points: SunSpec models 126 and 132 have room for 20.</summary>
        public const int MostPoints = 20;

        private const double GreatestResponseS = 600;

        private readonly double[] _voltagePu;
        private readonly double[] _valuePu;

        /// <summary>Creates a curve.</summary>
        /// <param name="kind">What the values are.</param>
        /// <param name="voltagePu">Voltages in pu of the nominal voltage, 0.5 to 1.5, never falling; 2 to 20 of them.</param>
        /// <param name="valuePu">
        /// As many values. Volt-var: reactive power in pu of the rated apparent power, absorbed positive, -1 to 1. Volt-watt: generation limit in pu of the rated
        /// active power, 0 to 1.
        /// </param>
        /// <param name="openLoopResponseS">Open-loop response time (to 90 % of a step), s, up to 600; 0 leaves the device's own.</param>
        /// <exception cref="ArgumentException">The points are no curve.</exception>
        public InverterCurve(CurveKind kind, double[] voltagePu, double[] valuePu, double openLoopResponseS)
        {
            if (!IsValid(kind, voltagePu, valuePu) || double.IsNaN(openLoopResponseS) || openLoopResponseS < 0 || openLoopResponseS > GreatestResponseS)
            {
                throw new ArgumentException("A curve has 2 to 20 points with voltages of 0.5 to 1.5 pu that never fall, values of -1 to 1 pu (volt-watt: 0 to 1), and a response time of 0 to 600 s.");
            }

            Kind = kind;
            _voltagePu = Copy(voltagePu);
            _valuePu = Copy(valuePu);
            OpenLoopResponseS = openLoopResponseS;
        }

        /// <summary>What the values are.</summary>
        public CurveKind Kind { get; }

        /// <summary>How many points there are, 2 to 20.</summary>
        public int PointCount => _voltagePu.Length;

        /// <summary>Open-loop response time, s; 0 when the device's own stays.</summary>
        public double OpenLoopResponseS { get; }

        /// <summary>Voltage of a point in pu.</summary>
        /// <param name="index">0 to <see cref="PointCount"/> - 1.</param>
        /// <returns>0.5 to 1.5.</returns>
        public double VoltagePuAt(int index)
        {
            return _voltagePu[index];
        }

        /// <summary>Value of a point in pu; see the constructor.</summary>
        /// <param name="index">0 to <see cref="PointCount"/> - 1.</param>
        /// <returns>-1 to 1.</returns>
        public double ValuePuAt(int index)
        {
            return _valuePu[index];
        }

        private static double[] Copy(double[] values)
        {
            var copy = new double[values.Length];
            Array.Copy(values, copy, values.Length);
            return copy;
        }

        private static bool IsValid(CurveKind kind, double[]? voltagePu, double[]? valuePu)
        {
            if (voltagePu == null || valuePu == null || voltagePu.Length != valuePu.Length || voltagePu.Length < LeastPoints || voltagePu.Length > MostPoints)
            {
                return false;
            }

            double leastPu = kind == CurveKind.VoltVar ? -1 : 0;
            for (int i = 0; i < voltagePu.Length; i++)
            {
                if (double.IsNaN(voltagePu[i]) || double.IsNaN(valuePu[i]) || voltagePu[i] < 0.5 || voltagePu[i] > 1.5
                    || valuePu[i] < leastPu || valuePu[i] > 1 || (i > 0 && voltagePu[i] < voltagePu[i - 1]))
                {
                    return false;
                }
            }

            return true;
        }
    }
}

// Method   volt-VAR characteristic: piecewise linear through four points, held constant outside.
// Source   IEEE 1547-2018 clause 5.3.3, Table 8 and Figure H.4; test curves of IEEE 1547.1-2020.
// Symbols  V1..V4 voltage, pu of the nominal phase-to-neutral voltage;  Q1..Q4 reactive power, pu of the inverter's VA.
// Sign     the points are given as the standard prints them, injection positive; the result is in load reference, absorption positive.
// Limits   Segments narrower than NarrowestSegmentPu are flat (the settings are checked for it), so no division comes near zero.
using System;

namespace EdgeLem.Node.Control
{
    /// <summary>A volt-VAR curve. Immutable.</summary>
    public sealed class VoltVarCurve
    {
        /// <summary>Number of points.</summary>
        public const int PointCount = 4;

        /// <summary>Narrowest segment in pu that may have a slope: IEEE 1547-2018 Table 8 keeps V1 and V2, V3 and V4 this far apart.</summary>
        public const double NarrowestSegmentPu = 0.02;

        private const double Rounding = 1e-9;

        private readonly double[] _voltagePu = new double[PointCount];
        private readonly double[] _injectedPu = new double[PointCount];

        /// <summary>Creates a curve.</summary>
        /// <param name="voltagePu">V1 to V4 in pu, rising; shape [4].</param>
        /// <param name="injectedPu">Q1 to Q4 in pu of the inverter's VA, injection positive, falling; shape [4].</param>
        /// <exception cref="ArgumentException">The points are no valid curve; see <see cref="IsValid"/>.</exception>
        public VoltVarCurve(double[] voltagePu, double[] injectedPu)
        {
            if (!IsValid(voltagePu, injectedPu))
            {
                throw new ArgumentException("A volt-VAR curve has 4 points with V rising between 0.5 and 1.5 pu, Q falling between 1 and -1 pu, and slopes only over 0.02 pu or more.");
            }

            Array.Copy(voltagePu, _voltagePu, PointCount);
            Array.Copy(injectedPu, _injectedPu, PointCount);
        }

        /// <summary>The steepest slope |dQ/dV| in pu per pu: loop gain = slope x reactance seen from the inverter in pu of its VA.</summary>
        public double SteepestSlope
        {
            get
            {
                double steepest = 0;
                for (int i = 1; i < PointCount; i++)
                {
                    steepest = Math.Max(steepest, Math.Abs(SlopeBefore(i)));
                }

                return steepest;
            }
        }

        /// <summary>Whether points make a curve.</summary>
        /// <param name="voltagePu">Voltages in pu; null is not valid.</param>
        /// <param name="injectedPu">Reactive power in pu; null is not valid.</param>
        /// <returns>True for four points with voltages 0.5 to 1.5 pu never falling, reactive power 1 to -1 pu never rising, and no slope over less than <see cref="NarrowestSegmentPu"/>.</returns>
        public static bool IsValid(double[]? voltagePu, double[]? injectedPu)
        {
            if (voltagePu == null || injectedPu == null || voltagePu.Length != PointCount || injectedPu.Length != PointCount)
            {
                return false;
            }

            for (int i = 0; i < PointCount; i++)
            {
                // NaN compares true on the device: it must be asked for first (docs/adr/0001).
                if (double.IsNaN(voltagePu[i]) || double.IsNaN(injectedPu[i])
                    || voltagePu[i] < 0.5 || voltagePu[i] > 1.5 || injectedPu[i] < -1 || injectedPu[i] > 1
                    || (i > 0 && !IsSegment(voltagePu[i] - voltagePu[i - 1], injectedPu[i] - injectedPu[i - 1])))
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>The curve.</summary>
        /// <param name="voltagePu">Voltage in pu; not NaN.</param>
        /// <returns>Reactive power in pu of the inverter's VA, absorption positive.</returns>
        public double AbsorbedAt(double voltagePu)
        {
            if (voltagePu <= _voltagePu[0])
            {
                return -_injectedPu[0];
            }

            for (int i = 1; i < PointCount; i++)
            {
                if (voltagePu <= _voltagePu[i])
                {
                    return -(_injectedPu[i] + (SlopeBefore(i) * (voltagePu - _voltagePu[i])));
                }
            }

            return -_injectedPu[PointCount - 1];
        }

        private static bool IsSegment(double width, double rise)
        {
            bool isFlat = Math.Abs(rise) <= Rounding;
            return width >= 0 && rise <= Rounding && (isFlat || width >= NarrowestSegmentPu - Rounding);
        }

        private double SlopeBefore(int point)
        {
            double width = _voltagePu[point] - _voltagePu[point - 1];
            return width > Rounding ? (_injectedPu[point] - _injectedPu[point - 1]) / width : 0;
        }
    }
}

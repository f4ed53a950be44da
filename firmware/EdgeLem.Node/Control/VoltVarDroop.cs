// Method   volt-VAR curve followed by a first-order open-loop response, discretised exactly for an input that is held between samples.
// Source   IEEE 1547-2018 clause 5.3.3 (open-loop response time: time to 90 % of a step); stability: discrete first-order loop.
// Symbols  v voltage, pu;  f(v) curve limited to the present capability, pu of VA;  q output, pu;  tau = OLRT / ln 10, s;  dt since the last sample, s.
//            alpha = 1 - exp(-dt / tau)
//            q[k]  = q[k-1] + alpha (f(v[k-1]) - q[k-1])        the target of the previous sample was in force since then
//          so one long step equals many short ones under the same voltage, and q reaches 90 % of a step after OLRT.
// Sign     load reference: absorption positive.
// Limits   A sample's voltage was measured under the output of the sample before, and acts on the one after: the closed loop is a first-order
//          filter with one sample of delay. With loop gain g = (steepest slope of the curve) x (dV/dQ, pu) summed over all inverters that
//          act together, q[k] = (1 - alpha) q[k-1] - alpha g q[k-2] around a fixed point, which is stable for alpha g < 1 and only then.
//          g < 1 is stable for every dt, delay and filter; a dt far above tau leaves no more than that.
using System;

namespace EdgeLem.Node.Control
{
    /// <summary>The local reaction of an inverter to its voltage; needs no communication.</summary>
    public sealed class VoltVarDroop
    {
        private const double Ln10 = 2.302585092994046;

        private VoltVarCurve _curve;
        private double _tauS;
        private long _lastMs = long.MinValue;

        /// <summary>Creates a droop at 0 var.</summary>
        /// <param name="curve">The curve.</param>
        /// <param name="openLoopResponseS">Time to 90 % of a step in s, above 0.</param>
        /// <exception cref="ArgumentOutOfRangeException">The response time is not above 0.</exception>
        public VoltVarDroop(VoltVarCurve curve, double openLoopResponseS)
        {
            _curve = curve;
            Change(curve, openLoopResponseS);
        }

        /// <summary>Reactive power that is in force, pu of the inverter's VA, absorption positive.</summary>
        public double ReactivePu { get; private set; }

        /// <summary>Reactive power towards which it moves, pu of the inverter's VA, absorption positive.</summary>
        public double TargetPu { get; private set; }

        /// <summary>Exchanges the curve; the output goes on from where it is, so a change of settings is no step.</summary>
        /// <param name="curve">The curve.</param>
        /// <param name="openLoopResponseS">Time to 90 % of a step in s, above 0.</param>
        /// <exception cref="ArgumentOutOfRangeException">The response time is not above 0.</exception>
        public void Change(VoltVarCurve curve, double openLoopResponseS)
        {
            if (double.IsNaN(openLoopResponseS) || openLoopResponseS <= 0)
            {
                throw new ArgumentOutOfRangeException(nameof(openLoopResponseS), "The open-loop response time must be above 0 s.");
            }

            _curve = curve;
            _tauS = openLoopResponseS / Ln10;
        }

        /// <summary>The loop gain below which a given control period is stable, 1 / alpha; see the head of this file.</summary>
        /// <param name="periodS">Control period in s, above 0.</param>
        /// <returns>The gain, 1 or more.</returns>
        public double LargestStableGain(double periodS)
        {
            double alpha = 1 - Math.Exp(-periodS / _tauS);
            return alpha > 0 ? 1 / alpha : double.MaxValue;
        }

        /// <summary>Moves the output to the present and takes a voltage sample, which acts from now on.</summary>
        /// <param name="nowMs">The time in ms.</param>
        /// <param name="voltagePu">Voltage in pu; not NaN.</param>
        /// <param name="limitPu">Reactive capability at present in pu of the inverter's VA, 0 or more; a negative one counts as 0.</param>
        public void Sample(long nowMs, double voltagePu, double limitPu)
        {
            Advance(nowMs);
            double limit = limitPu < 0 ? 0 : limitPu;
            double wanted = _curve.AbsorbedAt(voltagePu);
            TargetPu = wanted > limit ? limit : wanted < -limit ? -limit : wanted;
        }

        /// <summary>Moves the output to the present without a new sample.</summary>
        /// <param name="nowMs">The time in ms; an earlier one than before leaves the output as it is.</param>
        public void Advance(long nowMs)
        {
            if (_lastMs != long.MinValue && nowMs > _lastMs)
            {
                double alpha = 1 - Math.Exp(-(nowMs - _lastMs) / 1000.0 / _tauS);
                ReactivePu += alpha * (TargetPu - ReactivePu);
            }

            _lastMs = nowMs;
        }

        /// <summary>Moves the output to the present and lets it go back to 0 var from there, with the same response.</summary>
        /// <param name="nowMs">The time in ms.</param>
        public void Release(long nowMs)
        {
            Advance(nowMs);
            TargetPu = 0;
        }
    }
}

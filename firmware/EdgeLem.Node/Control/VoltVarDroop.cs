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
namespace EdgeLem.Node.Control
{
    /// <summary>The local reaction of an inverter to its voltage; needs no communication.</summary>
    public sealed class VoltVarDroop
    {
        private readonly FirstOrderResponse _response;
        private VoltVarCurve _curve;

        /// <summary>Creates a droop at 0 var.</summary>
        /// <param name="curve">The curve.</param>
        /// <param name="openLoopResponseS">Time to 90 % of a step in s, above 0.</param>
        /// <exception cref="System.ArgumentOutOfRangeException">The response time is not above 0.</exception>
        public VoltVarDroop(VoltVarCurve curve, double openLoopResponseS)
        {
            _curve = curve;
            _response = new FirstOrderResponse(0, openLoopResponseS);
        }

        /// <summary>Reactive power that is in force, pu of the inverter's VA, absorption positive.</summary>
        public double ReactivePu => _response.Value;

        /// <summary>Reactive power towards which it moves, pu of the inverter's VA, absorption positive.</summary>
        public double TargetPu => _response.Target;

        /// <summary>Exchanges the curve; the output goes on from where it is, so a change of settings is no step.</summary>
        /// <param name="curve">The curve.</param>
        /// <param name="openLoopResponseS">Time to 90 % of a step in s, above 0.</param>
        /// <exception cref="System.ArgumentOutOfRangeException">The response time is not above 0.</exception>
        public void Change(VoltVarCurve curve, double openLoopResponseS)
        {
            _response.SetResponse(openLoopResponseS);
            _curve = curve;
        }

        /// <summary>The loop gain below which a given control period is stable, 1 / alpha; see the head of this file.</summary>
        /// <param name="periodS">Control period in s, above 0.</param>
        /// <returns>The gain, 1 or more.</returns>
        public double LargestStableGain(double periodS)
        {
            double alpha = _response.ShareIn(periodS);
            return alpha > 0 ? 1 / alpha : double.MaxValue;
        }

        /// <summary>Moves the output to the present and takes a voltage sample, which acts from now on.</summary>
        /// <param name="nowMs">The time in ms.</param>
        /// <param name="voltagePu">Voltage in pu; not NaN.</param>
        /// <param name="limitPu">Reactive capability at present in pu of the inverter's VA, 0 or more; a negative one counts as 0.</param>
        public void Sample(long nowMs, double voltagePu, double limitPu)
        {
            Aim(nowMs, _curve.AbsorbedAt(voltagePu), limitPu, limitPu);
        }

        /// <summary>What the curve asks for.</summary>
        /// <param name="voltagePu">Voltage in pu; not NaN.</param>
        /// <returns>Reactive power in pu of the inverter's VA, absorption positive.</returns>
        public double AbsorbedAt(double voltagePu)
        {
            return _curve.AbsorbedAt(voltagePu);
        }

        /// <summary>Moves the output to the present and sets what it is to move to, whichever function asks for it.</summary>
        /// <param name="nowMs">The time in ms.</param>
        /// <param name="wantedPu">Reactive power in pu of the inverter's VA, absorption positive; not NaN.</param>
        /// <param name="injectLimitPu">Most to inject, 0 or more; a negative one counts as 0.</param>
        /// <param name="absorbLimitPu">Most to absorb, 0 or more; a negative one counts as 0.</param>
        public void Aim(long nowMs, double wantedPu, double injectLimitPu, double absorbLimitPu)
        {
            double inject = injectLimitPu < 0 ? 0 : injectLimitPu;
            double absorb = absorbLimitPu < 0 ? 0 : absorbLimitPu;
            _response.Aim(nowMs, wantedPu > absorb ? absorb : wantedPu < -inject ? -inject : wantedPu);
        }

        /// <summary>Moves the output to the present without a new sample.</summary>
        /// <param name="nowMs">The time in ms; an earlier one than before leaves the output as it is.</param>
        public void Advance(long nowMs)
        {
            _response.Advance(nowMs);
        }

        /// <summary>Moves the output to the present and lets it go back to 0 var from there, with the same response.</summary>
        /// <param name="nowMs">The time in ms.</param>
        public void Release(long nowMs)
        {
            _response.Aim(nowMs, 0);
        }

        /// <summary>Takes a clock that was set: what lies between is no time that passed.</summary>
        /// <param name="nowMs">The time in ms after the setting.</param>
        public void Rebase(long nowMs)
        {
            _response.Rebase(nowMs);
        }
    }
}

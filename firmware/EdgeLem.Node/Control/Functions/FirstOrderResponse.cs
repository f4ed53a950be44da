// Method   first-order open-loop response, discretised exactly for a target that is held between samples.
// Source   IEEE 1547-2018 clause 3.1 (open-loop response time: 90 % of a step); EN 50549-1:2019 (tau; 95 % after three of them).
// Symbols  y output; u target; tau = OLRT / ln 10 in s; dt since the last sample in s, of any length.
//            alpha = 1 - exp(-dt / tau)
//            y[k]  = y[k-1] + alpha (u[k-1] - y[k-1])      the target of the previous sample was in force since then
// Limits   one long step equals many short ones under the same target; y reaches 90 % after OLRT and 95.02 % after 3 tau.
using System;

namespace EdgeLem.Node.Control
{
    /// <summary>An output that follows its target with an open-loop response time.</summary>
    public sealed class FirstOrderResponse
    {
        private const double Ln10 = 2.302585092994046;

        private double _tauS;
        private long _lastMs = long.MinValue;

        /// <summary>Creates a response at rest.</summary>
        /// <param name="value">Output and target to begin with.</param>
        /// <param name="responseS">Time to 90 % of a step in s, above 0.</param>
        /// <exception cref="ArgumentOutOfRangeException">The response time is not above 0.</exception>
        public FirstOrderResponse(double value, double responseS)
        {
            Value = value;
            Target = value;
            SetResponse(responseS);
        }

        /// <summary>The output.</summary>
        public double Value { get; private set; }

        /// <summary>Where it moves to.</summary>
        public double Target { get; private set; }

        /// <summary>Changes the response; the output goes on from where it is.</summary>
        /// <param name="responseS">Time to 90 % of a step in s, above 0.</param>
        /// <exception cref="ArgumentOutOfRangeException">The response time is not above 0.</exception>
        public void SetResponse(double responseS)
        {
            if (double.IsNaN(responseS) || responseS <= 0)
            {
                throw new ArgumentOutOfRangeException(nameof(responseS), "The open-loop response time must be above 0 s.");
            }

            _tauS = responseS / Ln10;
        }

        /// <summary>The part of the way to the target that is done in a time.</summary>
        /// <param name="periodS">The time in s, 0 or more.</param>
        /// <returns>alpha, 0 to 1.</returns>
        public double ShareIn(double periodS)
        {
            return 1 - Math.Exp(-periodS / _tauS);
        }

        /// <summary>Moves the output to the present and sets the target that acts from now on.</summary>
        /// <param name="nowMs">The time in ms.</param>
        /// <param name="target">The target; not NaN.</param>
        public void Aim(long nowMs, double target)
        {
            Advance(nowMs);
            Target = target;
        }

        /// <summary>Moves the output to the present.</summary>
        /// <param name="nowMs">The time in ms; an earlier one than before leaves the output as it is.</param>
        public void Advance(long nowMs)
        {
            if (_lastMs != long.MinValue && nowMs > _lastMs)
            {
                double alpha = 1 - Math.Exp(-(nowMs - _lastMs) / 1000.0 / _tauS);
                Value += alpha * (Target - Value);
            }

            _lastMs = nowMs;
        }

        /// <summary>Takes a clock that was set: what lies between is no time that passed.</summary>
        /// <param name="nowMs">The time in ms after the setting.</param>
        public void Rebase(long nowMs)
        {
            _lastMs = _lastMs == long.MinValue ? _lastMs : nowMs;
        }
    }
}

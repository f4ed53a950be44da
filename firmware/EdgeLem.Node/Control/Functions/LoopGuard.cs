// Method   small-gain bound of the volt-VAR loop of a whole feeder, and the bounds of one filtered, sampled loop.
// Source   discrete and delayed first-order loops, docs/control.md "Guard" (derivation); small-gain theorem: Desoer and Vidyasagar, Feedback Systems, 1975.
// Symbols  m steepest |dQ/dV| of the node's curve, pu of VA per pu; X row sum over all inverters j of |dV_i/dQ_j| in pu per pu of their VA; g = m X;
//          dt control period, s; tau = OLRT / ln 10, s; alpha = 1 - exp(-dt / tau); Td dead time of a setpoint's way to the inverter, s.
//          The inf-norm of diag(m) X is the largest g of all nodes: when every node keeps its own g below 1, the spectral radius is below 1.
//            any delay and filter         g < 1
//            filter, no extra delay       alpha (1 + g) < 2
//            filter and one sample delay  alpha g < 1
//            continuous, dead time, g > 1 Td < tau (pi - atan sqrt(g^2 - 1)) / sqrt(g^2 - 1)
using System;
using EdgeLem.Contracts;

namespace EdgeLem.Node.Control
{
    /// <summary>Judges whether a droop can be used on a feeder whose sensitivity the gateway published.</summary>
    public sealed class LoopGuard
    {
        /// <summary>From this loop gain on a curve is refused.</summary>
        public const double RefusedGain = 1;

        /// <summary>Above this loop gain a curve is accepted with a warning.</summary>
        public const double WarnedGain = 0.5;

        /// <summary>A response time should hold this many control periods. The dead time of one period then is below half of tau as well, for 5 / ln 10 is above 2.</summary>
        public const double LongestPeriodShare = 5;

        private readonly double _periodS;
        private readonly double _tauS;

        /// <summary>Creates a guard for one curve.</summary>
        /// <param name="slope">m, steepest slope of the curve in pu per pu, 0 or more.</param>
        /// <param name="fleetReactancePu">X, pu per pu, 0 or more; 0 when not known.</param>
        /// <param name="periodS">Control period in s, above 0; it stands for the dead time as well, because a setpoint acts on the next sample.</param>
        /// <param name="responseS">Open-loop response time in s, above 0.</param>
        public LoopGuard(double slope, double fleetReactancePu, double periodS, double responseS)
        {
            Gain = slope * fleetReactancePu;
            _periodS = periodS;
            _tauS = responseS / GridCodeProfile.Ln10;
        }

        /// <summary>The loop gain g; 0 when the sensitivity is not known.</summary>
        public double Gain { get; }

        /// <summary>Whether the curve is refused: no filter or period makes a gain of 1 or more safe against every delay.</summary>
        public bool IsRefused => Gain >= RefusedGain;

        /// <summary>The gain below which this filter and period are stable without extra delay: alpha (1 + g) below 2.</summary>
        public double LargestGainWithoutDelay => (2 / Alpha) - 1;

        /// <summary>The gain below which they are stable with one sample of delay: alpha g below 1.</summary>
        public double LargestGainWithOneSample => 1 / Alpha;

        /// <summary>Longest dead time in s for which the continuous loop is stable; <see cref="double.MaxValue"/> at a gain of 1 or below.</summary>
        public double LongestDeadTimeS
        {
            get
            {
                double square = (Gain * Gain) - 1;
                double root = square > 0 ? Math.Sqrt(square) : 0;
                return root > 0 ? _tauS * (Math.PI - Math.Atan(root)) / root : double.MaxValue;
            }
        }

        /// <summary>What is worth a warning although it is accepted; empty when nothing is.</summary>
        public string Warning
        {
            get
            {
                if (Gain > WarnedGain)
                {
                    return "loop gain " + Gain.ToString("F3") + " is above " + WarnedGain.ToString("F1") + ": the feeder's droops react strongly to each other. Flatten the curve.";
                }

                double responseS = _tauS * GridCodeProfile.Ln10;
                if (_periodS > responseS / LongestPeriodShare)
                {
                    return "control period " + _periodS.ToString("F1") + " s is longer than a fifth of the response time " + responseS.ToString("F1") + " s: the droop moves in steps. Shorten the period.";
                }

                return "";
            }
        }

        /// <summary>Why the curve is refused, with the gain, the limit, and what this filter and period could bear.</summary>
        public string Refusal => "gives a loop gain of " + Gain.ToString("F3") + ", and below " + RefusedGain.ToString("F1") + " is allowed (this period and response bear " + LargestGainWithOneSample.ToString("F2")
            + " with one sample of delay and " + LargestGainWithoutDelay.ToString("F2") + " without, but no gain of 1 or more bears every delay). Flatten the curve or lower the reactive power.";

        private double Alpha
        {
            get
            {
                double alpha = 1 - Math.Exp(-_periodS / _tauS);
                return alpha > 1e-12 ? alpha : 1e-12;
            }
        }
    }
}

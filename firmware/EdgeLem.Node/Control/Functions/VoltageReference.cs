using System;

namespace EdgeLem.Node.Control
{
    /// <summary>
    /// The reference to which the volt-VAR curve is shifted. Autonomous, it follows the voltage as a first-order low-pass with a time constant of 300 to 5000 s,
    /// within 0.95 to 1.05 pu (IEEE 1547-2018 clause 5.3.3 and Table 8). It begins at its setting, so that a start is no step.
    /// </summary>
    public sealed class VoltageReference
    {
        /// <summary>Lowest reference in pu.</summary>
        public const double LowestPu = 0.95;

        /// <summary>Highest reference in pu.</summary>
        public const double HighestPu = 1.05;

        private double _tauS;
        private double _voltagePu = double.NaN;
        private long _lastMs;

        /// <summary>The reference in pu.</summary>
        public double Pu { get; private set; } = 1;

        /// <summary>Takes settings; an autonomous reference goes on from where it is.</summary>
        /// <param name="referencePu">The setting in pu.</param>
        /// <param name="tauS">Time constant in s; 0 for a reference that stands.</param>
        public void Configure(double referencePu, double tauS)
        {
            Pu = tauS > 0 && _tauS > 0 ? Pu : referencePu;
            _tauS = tauS;
        }

        /// <summary>Lets time act and takes a voltage, which acts from now on.</summary>
        /// <param name="nowMs">The time in ms.</param>
        /// <param name="voltagePu">Mean voltage in pu; not NaN.</param>
        public void Sample(long nowMs, double voltagePu)
        {
            if (_tauS > 0 && !double.IsNaN(_voltagePu) && nowMs > _lastMs)
            {
                double moved = Pu + ((1 - Math.Exp(-(nowMs - _lastMs) / 1000.0 / _tauS)) * (_voltagePu - Pu));
                Pu = moved < LowestPu ? LowestPu : moved > HighestPu ? HighestPu : moved;
            }

            _voltagePu = voltagePu;
            _lastMs = nowMs;
        }

        /// <summary>Forgets the last voltage, so that the time until the next one does not count: it was silent, or the clock was set.</summary>
        public void Pause()
        {
            _voltagePu = double.NaN;
        }
    }
}

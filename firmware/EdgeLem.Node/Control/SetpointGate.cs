using System;

namespace EdgeLem.Node.Control
{
    /// <summary>
    /// Decides when a setpoint is worth a write, because registers wear out and buses are slow: when the reactive power moved by
    /// <see cref="ReactiveStepPu"/>, when the active power limit fell at all or rose by <see cref="LimitRisePu"/>, and at least every
    /// <see cref="RefreshMs"/>, so that an inverter whose setpoints revert after a silence keeps them.
    /// </summary>
    public sealed class SetpointGate
    {
        /// <summary>Change of reactive power, in pu of the inverter's VA, above which it is written.</summary>
        public const double ReactiveStepPu = 0.01;

        /// <summary>Rise of the active power limit, in pu of rated active power, above which it is written.</summary>
        public const double LimitRisePu = 0.01;

        /// <summary>Fall of the active power limit, in pu of rated active power, above which it is written: a limit protects the network.</summary>
        public const double LimitFallPu = 0.001;

        /// <summary>Longest time in ms between two writes.</summary>
        public const long RefreshMs = 60000;

        private double _ratedVoltAmpere;
        private double _ratedPowerW;
        private double _writtenLimitW = double.NaN;
        private double _writtenReactiveVar = double.NaN;
        private long _writtenMs;

        /// <summary>Sets the ratings and forgets what was written.</summary>
        /// <param name="ratedVoltAmpere">Rated apparent power in VA.</param>
        /// <param name="ratedPowerW">Rated active power in W.</param>
        public void Rate(double ratedVoltAmpere, double ratedPowerW)
        {
            _ratedVoltAmpere = ratedVoltAmpere;
            _ratedPowerW = ratedPowerW;
            Forget();
        }

        /// <summary>Forgets what was written, for instance after the inverter was away: the next setpoint is written.</summary>
        public void Forget()
        {
            _writtenLimitW = double.NaN;
            _writtenReactiveVar = double.NaN;
        }

        /// <summary>Whether a setpoint differs enough from the written one.</summary>
        /// <param name="limitW">Active power limit in W, not NaN.</param>
        /// <param name="reactiveVar">Reactive power in var, not NaN.</param>
        /// <returns>True also when nothing was written yet.</returns>
        public bool IsNews(double limitW, double reactiveVar)
        {
            if (double.IsNaN(_writtenLimitW) || double.IsNaN(_writtenReactiveVar))
            {
                return true;
            }

            double riseW = limitW - _writtenLimitW;
            return Math.Abs(reactiveVar - _writtenReactiveVar) > ReactiveStepPu * _ratedVoltAmpere
                || riseW > LimitRisePu * _ratedPowerW
                || riseW < -LimitFallPu * _ratedPowerW;
        }

        /// <summary>Whether the last write is so old that it must be repeated.</summary>
        /// <param name="nowMs">The time in ms.</param>
        /// <returns>True when <see cref="RefreshMs"/> passed.</returns>
        public bool IsOld(long nowMs)
        {
            return nowMs - _writtenMs >= RefreshMs;
        }

        /// <summary>Notes a write that the inverter confirmed.</summary>
        /// <param name="limitW">Active power limit in W.</param>
        /// <param name="reactiveVar">Reactive power in var.</param>
        /// <param name="nowMs">The time in ms.</param>
        public void Written(double limitW, double reactiveVar, long nowMs)
        {
            _writtenLimitW = limitW;
            _writtenReactiveVar = reactiveVar;
            _writtenMs = nowMs;
        }
    }
}

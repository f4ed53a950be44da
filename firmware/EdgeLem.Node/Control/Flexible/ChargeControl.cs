// Source   IEC 61851-1 annex A: a vehicle charges from 6 A per phase on, or not at all; it needs some 5 s to follow a change of the signalled current.
// Method   I = (import limit - base) / (phases x voltage), rounded down to the wallbox's step, 0 below 6 A. A fall acts at once; a rise waits RiseMs after the last change, and
//          after a pause there must have been room for 6 A for PauseMs, so that clouds do not wear contactors.
using System;

namespace EdgeLem.Node.Control
{
    /// <summary>Decides the current of a wallbox: as much as the import limit leaves.</summary>
    public sealed class ChargeControl
    {
        /// <summary>Least time between two rises, ms.</summary>
        public const long RiseMs = 5000;

        /// <summary>How long there must be room for the least current before charging begins again, ms.</summary>
        public const long PauseMs = 60000;

        private readonly ChargeLimits _limits;
        private long _changedMs = long.MinValue;
        private long _roomSinceMs = long.MinValue;

        /// <summary>Creates a control that pauses.</summary>
        /// <param name="limits">Phases and highest current.</param>
        public ChargeControl(ChargeLimits limits)
        {
            _limits = limits;
        }

        /// <summary>The setpoint in A per phase: 0, or 6 to the highest.</summary>
        public double CurrentA { get; private set; }

        /// <summary>What the vehicle takes at most at the setpoint, W; 0 as long as the voltage is not known.</summary>
        public double PlannedW { get; private set; }

        /// <summary>Decides.</summary>
        /// <param name="situation">House and envelope.</param>
        /// <param name="stepA">Step of the setpoint, A, above 0.</param>
        public void Decide(FlexibleSituation situation, double stepA)
        {
            if (situation.MeterIsLost)
            {
                Set(0, situation.NowMs);
                PlannedW = 0;
                _roomSinceMs = long.MinValue;
                return;
            }

            double voltPhases = _limits.Phases * situation.VoltageV;
            if (double.IsNaN(situation.BaseW) || double.IsNaN(voltPhases) || voltPhases <= 0)
            {
                return;
            }

            Follow(AllowedA(situation.ImportRoomW / voltPhases, stepA), situation.NowMs);
            PlannedW = CurrentA * voltPhases;
        }

        /// <summary>Takes a clock that was set: what lies between is no time that passed.</summary>
        /// <param name="nowMs">The time in ms after the setting.</param>
        public void Rebase(long nowMs)
        {
            _changedMs = _changedMs == long.MinValue ? _changedMs : nowMs;
            _roomSinceMs = long.MinValue;
        }

        private double AllowedA(double roomA, double stepA)
        {
            double cappedA = roomA < _limits.HighestCurrentA ? roomA : _limits.HighestCurrentA;
            double steppedA = Math.Floor((cappedA / stepA) + 1e-9) * stepA;
            return steppedA < ChargeLimits.LeastCurrentA ? 0 : steppedA;
        }

        private void Follow(double allowedA, long nowMs)
        {
            _roomSinceMs = allowedA <= 0 ? long.MinValue : _roomSinceMs == long.MinValue ? nowMs : _roomSinceMs;
            bool mayRise = CurrentA > 0 ? nowMs - _changedMs >= RiseMs : _roomSinceMs != long.MinValue && nowMs - _roomSinceMs >= PauseMs;
            if (allowedA < CurrentA || (allowedA > CurrentA && mayRise))
            {
                Set(allowedA, nowMs);
            }
        }

        private void Set(double currentA, long nowMs)
        {
            _changedMs = currentA != CurrentA ? nowMs : _changedMs;
            CurrentA = currentA;
        }
    }
}

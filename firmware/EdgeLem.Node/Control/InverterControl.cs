using System;

namespace EdgeLem.Node.Control
{
    /// <summary>
    /// The setpoint of one inverter: reactive power from the droop, and a cap on generation that keeps the house's export within the envelope.
    /// </summary>
    /// <remarks>
    /// Fallbacks. No voltage for <see cref="VoltageHoldMs"/>: the droop's output goes back to 0 var with its own response; until then it is held.
    /// Inverter's power not known: its capability counts as none. Household's consumption not known: it counts as 0 W, the safe side for an export limit.
    /// </remarks>
    public sealed class InverterControl
    {
        /// <summary>How long in ms the reactive power is held without a voltage.</summary>
        public const long VoltageHoldMs = 60000;

        private readonly VoltVarDroop _droop;
        private readonly SetpointGate _gate = new SetpointGate();
        private double _nominalVoltageV;
        private double _ratedVoltAmpere;
        private double _ratedPowerW;
        private double _ratedReactiveVar;
        private double _capabilityVar;
        private long _voltageAtMs = long.MinValue;

        /// <summary>Creates a control without ratings; it asks for no write until <see cref="Rate"/> was called.</summary>
        /// <param name="settings">Curve, response time and nominal voltage.</param>
        public InverterControl(NodeSettings settings)
        {
            _droop = new VoltVarDroop(settings.Curve, settings.OpenLoopResponseS);
            _nominalVoltageV = settings.NominalVoltageV;
        }

        /// <summary>Highest generation in W, positive, 0 to rated.</summary>
        public double ActivePowerLimitW { get; private set; }

        /// <summary>Reactive power in var, absorption positive, within the capability at present.</summary>
        public double ReactivePowerVar { get; private set; }

        /// <summary>Whether no write is still to come at the present voltage sample: neither the droop's remaining way nor the present setpoint would pass the gate.</summary>
        public bool IsSettled => _ratedPowerW <= 0
            || (!_gate.IsNews(ActivePowerLimitW, ReactivePowerVar) && !_gate.IsNews(ActivePowerLimitW, Clamped(_droop.TargetPu * _ratedVoltAmpere)));

        /// <summary>Takes new settings.</summary>
        /// <param name="settings">Curve, response time and nominal voltage.</param>
        public void Configure(NodeSettings settings)
        {
            _droop.Change(settings.Curve, settings.OpenLoopResponseS);
            _nominalVoltageV = settings.NominalVoltageV;
        }

        /// <summary>Takes the ratings that discovery brought.</summary>
        /// <param name="ratedVoltAmpere">Rated apparent power in VA.</param>
        /// <param name="ratedPowerW">Rated active power in W.</param>
        /// <param name="ratedReactiveVar">Reactive power in var that the inverter can be told at most; 0 when it takes no reactive setpoint.</param>
        public void Rate(double ratedVoltAmpere, double ratedPowerW, double ratedReactiveVar)
        {
            _ratedVoltAmpere = double.IsNaN(ratedVoltAmpere) ? 0 : ratedVoltAmpere;
            _ratedPowerW = double.IsNaN(ratedPowerW) ? 0 : ratedPowerW;
            _ratedReactiveVar = double.IsNaN(ratedReactiveVar) ? 0 : ratedReactiveVar;
            ActivePowerLimitW = _ratedPowerW;
            _gate.Rate(_ratedVoltAmpere, _ratedPowerW);
        }

        /// <summary>Forgets what the inverter was told, after it was away.</summary>
        public void Forget()
        {
            _gate.Forget();
        }

        /// <summary>One step of the droop.</summary>
        /// <param name="nowMs">The time in ms.</param>
        /// <param name="voltageV">Mean voltage of the connected phases in V; NaN when not known.</param>
        /// <param name="inverterPowerW">Power of the inverter in W, generation negative; NaN when not known.</param>
        public void HoldVoltage(long nowMs, double voltageV, double inverterPowerW)
        {
            _capabilityVar = Math.Min(_ratedReactiveVar, ReactiveCapability.LimitVar(_ratedVoltAmpere, _ratedPowerW, inverterPowerW));
            if (!double.IsNaN(voltageV) && _nominalVoltageV > 0 && _ratedVoltAmpere > 0)
            {
                _voltageAtMs = nowMs;
                _droop.Sample(nowMs, voltageV / _nominalVoltageV, _capabilityVar / _ratedVoltAmpere);
            }
            else if (_voltageAtMs == long.MinValue || nowMs - _voltageAtMs >= VoltageHoldMs)
            {
                _droop.Release(nowMs);
            }
            else
            {
                _droop.Advance(nowMs);
            }

            ReactivePowerVar = Clamped(_droop.ReactivePu * _ratedVoltAmpere);
        }

        /// <summary>Caps generation: export = generation - consumption must not exceed the limit.</summary>
        /// <param name="exportLimitW">Highest export in W, positive.</param>
        /// <param name="consumptionW">What the house draws without its inverter in W, positive; NaN when not known. Less than nothing counts as nothing.</param>
        public void LimitExport(double exportLimitW, double consumptionW)
        {
            bool draws = !double.IsNaN(consumptionW) && consumptionW > 0;
            double limitW = draws ? exportLimitW + consumptionW : exportLimitW;
            ActivePowerLimitW = limitW < _ratedPowerW ? limitW : _ratedPowerW;
        }

        /// <summary>Whether the setpoint is to be written now.</summary>
        /// <param name="nowMs">The time in ms.</param>
        /// <returns>False as long as the ratings are not known.</returns>
        public bool WantsWrite(long nowMs)
        {
            return _ratedPowerW > 0 && (_gate.IsNews(ActivePowerLimitW, ReactivePowerVar) || _gate.IsOld(nowMs));
        }

        /// <summary>Notes that the present setpoint was written.</summary>
        /// <param name="nowMs">The time in ms.</param>
        public void Written(long nowMs)
        {
            _gate.Written(ActivePowerLimitW, ReactivePowerVar, nowMs);
        }

        private double Clamped(double reactiveVar)
        {
            return Math.Max(-_capabilityVar, Math.Min(_capabilityVar, reactiveVar));
        }
    }
}

using EdgeLem.Contracts;

namespace EdgeLem.Node.Control
{
    /// <summary>
    /// The setpoint of one inverter: reactive power from the reactive function in force, and a cap on generation that keeps the house's export within the envelope
    /// and generation within volt-watt, the operator's limit, the ramps and what reactive priority leaves.
    /// </summary>
    /// <remarks>
    /// Fallbacks. No voltage for <see cref="VoltageHoldMs"/>: volt-VAR goes back to 0 var with its own response; until then it is held. Volt-watt holds its limit.
    /// Inverter's power not known: its capability counts as none. Household's consumption not known: it counts as 0 W, the safe side for an export limit.
    /// </remarks>
    public sealed class InverterControl
    {
        /// <summary>How long in ms the reactive power is held without a voltage.</summary>
        public const long VoltageHoldMs = 60000;

        private readonly ReactiveControl _reactive;
        private readonly ActiveControl _active;
        private readonly UnitCapability _unit;
        private readonly SetpointGate _gate = new SetpointGate();
        private readonly PowerRamp _ramp = new PowerRamp();
        private readonly GridSample _mean = new GridSample();
        private GridCodeProfile _profile;
        private double _nominalVoltageV;
        private long _nowMs;
        private long _voltageAtMs = long.MinValue;

        /// <summary>Creates a control without ratings; it asks for no write until <see cref="Rate"/> was called.</summary>
        /// <param name="settings">Functions and nominal voltage.</param>
        public InverterControl(NodeSettings settings)
            : this(settings, 0)
        {
        }

        /// <summary>Creates a control without ratings; it asks for no write until <see cref="Rate"/> was called.</summary>
        /// <param name="settings">Functions and nominal voltage.</param>
        /// <param name="seed">Seed of the random delay of the return to service; another one for each node.</param>
        public InverterControl(NodeSettings settings, int seed)
        {
            _profile = settings.Control.Profile;
            _reactive = new ReactiveControl(settings.Control);
            _active = new ActiveControl(settings.Control, seed);
            _unit = new UnitCapability(_profile);
            _nominalVoltageV = settings.NominalVoltageV;
        }

        /// <summary>Highest generation in W, positive, 0 to rated.</summary>
        public double ActivePowerLimitW { get; private set; }

        /// <summary>Reactive power in var, absorption positive, within the capability at present.</summary>
        public double ReactivePowerVar { get; private set; }

        /// <summary>Which voltage the functions want.</summary>
        public VoltageInput Input => _profile.Input;

        /// <summary>Where the unit stands between rest and service.</summary>
        public ServiceState Service => _active.Service;

        /// <summary>The reference of the volt-VAR curve in pu.</summary>
        public double ReferencePu => _reactive.ReferencePu;

        /// <summary>Whether the functions need the inverter's power at every step: their target or its capability follows it.</summary>
        public bool FollowsPower => _profile.Mode == ReactiveMode.WattVar || _profile.Mode == ReactiveMode.PowerFactorWatt
            || (_profile.Mode == ReactiveMode.ConstantPowerFactor && _profile.PowerFactor < 1);

        /// <summary>Whether no write is still to come at the present voltage sample: neither the remaining way of a function nor the present setpoint would pass the gate.</summary>
        public bool IsSettled => _unit.RatedPowerW <= 0
            || (!_reactive.IsMoving && !_active.IsMoving && !_gate.IsNews(ActivePowerLimitW, ReactivePowerVar)
                && !_gate.IsNews(ActivePowerLimitW, _unit.Clamped(_reactive.TargetPu * _unit.RatedVoltAmpere)));

        /// <summary>Takes new settings.</summary>
        /// <param name="settings">Functions and nominal voltage.</param>
        public void Configure(NodeSettings settings)
        {
            _profile = settings.Control.Profile;
            _reactive.Configure(settings.Control);
            _active.Configure(settings.Control);
            _unit.Configure(_profile);
            _nominalVoltageV = settings.NominalVoltageV;
        }

        /// <summary>Takes the ratings that discovery brought.</summary>
        /// <param name="ratedVoltAmpere">Rated apparent power in VA.</param>
        /// <param name="ratedPowerW">Rated active power in W.</param>
        /// <param name="ratedReactiveVar">Reactive power in var that the inverter can be told at most; 0 when it takes no reactive setpoint.</param>
        public void Rate(double ratedVoltAmpere, double ratedPowerW, double ratedReactiveVar)
        {
            _unit.Rate(ratedVoltAmpere, ratedPowerW, ratedReactiveVar);
            ActivePowerLimitW = _unit.RatedPowerW;
            _gate.Rate(_unit.RatedVoltAmpere, _unit.RatedPowerW);
        }

        /// <summary>Forgets what the inverter was told, after it was away.</summary>
        public void Forget()
        {
            _gate.Forget();
        }

        /// <summary>Notes that the inverter stopped by itself or was away, so that it enters service anew.</summary>
        public void LeaveService()
        {
            _active.Leave();
        }

        /// <summary>Takes a clock that was set: what lies between is no time that passed.</summary>
        /// <param name="nowMs">The time in ms after the setting.</param>
        public void Rebase(long nowMs)
        {
            _voltageAtMs = _voltageAtMs == long.MinValue ? _voltageAtMs : nowMs;
            _reactive.Rebase(nowMs);
            _active.Rebase(nowMs);
            _ramp.Rebase(nowMs);
        }

        /// <summary>One step of the functions on one voltage.</summary>
        /// <param name="nowMs">The time in ms.</param>
        /// <param name="voltageV">Mean voltage of the connected phases in V; NaN when not known.</param>
        /// <param name="inverterPowerW">Power of the inverter in W, generation negative; NaN when not known.</param>
        public void HoldVoltage(long nowMs, double voltageV, double inverterPowerW)
        {
            _mean.Clear();
            _mean.Add(voltageV, _nominalVoltageV);
            HoldVoltage(nowMs, _mean, inverterPowerW);
        }

        /// <summary>One step of the functions.</summary>
        /// <param name="nowMs">The time in ms.</param>
        /// <param name="sample">Voltages in pu of <see cref="NominalVoltageV"/> and frequency; empty when the voltage is not known.</param>
        /// <param name="inverterPowerW">Power of the inverter in W, generation negative; NaN when not known.</param>
        public void HoldVoltage(long nowMs, GridSample sample, double inverterPowerW)
        {
            _nowMs = nowMs;
            _unit.Update(inverterPowerW);
            bool hasVoltage = sample.Count > 0 && _unit.RatedVoltAmpere > 0;
            if (hasVoltage || !_reactive.NeedsVoltage)
            {
                _voltageAtMs = hasVoltage ? nowMs : _voltageAtMs;
                _reactive.Sample(nowMs, sample, _unit);
            }
            else if (_voltageAtMs == long.MinValue || nowMs - _voltageAtMs >= VoltageHoldMs)
            {
                _reactive.Release(nowMs);
            }
            else
            {
                _reactive.Advance(nowMs);
            }

            _active.Sample(nowMs, sample);
            ReactivePowerVar = _unit.Clamped(_reactive.ReactivePu * _unit.RatedVoltAmpere);
        }

        /// <summary>1 pu of the voltages in V.</summary>
        public double NominalVoltageV => _nominalVoltageV;

        /// <summary>Caps generation: export = generation - consumption must not exceed the limit, nor generation any limit of the functions.</summary>
        /// <param name="exportLimitW">Highest export in W, positive.</param>
        /// <param name="consumptionW">What the house draws without its inverter in W, positive; NaN when not known. Less than nothing counts as nothing.</param>
        public void LimitExport(double exportLimitW, double consumptionW)
        {
            bool draws = !double.IsNaN(consumptionW) && consumptionW > 0;
            double limitW = draws ? exportLimitW + consumptionW : exportLimitW;
            limitW = Lesser(limitW, _unit.PowerRoomW(ReactivePowerVar));
            limitW = Lesser(limitW, _active.LimitPu * _unit.RatedPowerW);
            ActivePowerLimitW = _unit.RatedPowerW > 0 ? Ramped(limitW) : 0;
        }

        /// <summary>Whether the setpoint is to be written now.</summary>
        /// <param name="nowMs">The time in ms.</param>
        /// <returns>False as long as the ratings are not known.</returns>
        public bool WantsWrite(long nowMs)
        {
            return _unit.RatedPowerW > 0 && (_gate.IsNews(ActivePowerLimitW, ReactivePowerVar) || _gate.IsOld(nowMs));
        }

        /// <summary>Notes that the present setpoint was written.</summary>
        /// <param name="nowMs">The time in ms.</param>
        public void Written(long nowMs)
        {
            _gate.Written(ActivePowerLimitW, ReactivePowerVar, nowMs);
        }

        private static double Lesser(double a, double b)
        {
            return a < b ? a : b;
        }

        /// <summary>Without a ramp the limit stays exactly what it is.</summary>
        private double Ramped(double limitW)
        {
            double ratePu = _profile.PowerRampPuPerMinute;
            return ratePu > 0 ? _ramp.Advance(_nowMs, limitW / _unit.RatedPowerW, ratePu) * _unit.RatedPowerW : limitW;
        }
    }
}

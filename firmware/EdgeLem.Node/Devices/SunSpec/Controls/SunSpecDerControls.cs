using System;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// Writes power limit and reactive power into model 704: value and what it reverts to, reversion time, and last the enable registers. When the time ends,
    /// limit and setpoint are disabled, so that a volt-var curve in model 705 acts again.
    /// </summary>
    /// <remarks>
    /// Reactive power goes in vars where the device implements VarSet, else in per cent of its maximum, else as a power factor at the power of the last reading,
    /// not below <see cref="LeastFactor"/>.
    /// </remarks>
    internal sealed class SunSpecDerControls : SunSpecBlock, ISunSpecControls
    {
        /// <summary>The smallest power factor that is asked for.</summary>
        public const double LeastFactor = 0.8;

        private const int Registers = SunSpecDerMap.ControlsLength + SunSpecMap.HeaderRegisters;

        private readonly int _revertS;
        private readonly SunSpecRatings _ratings;
        private SunSpecSetpoint _setpoint = new SunSpecSetpoint();

        public SunSpecDerControls(byte unitId, int revertS, SunSpecRatings ratings)
            : base(unitId, Registers)
        {
            _revertS = revertS;
            _ratings = ratings;
        }

        protected override int ModelId => SunSpecDerMap.Controls;

        /// <inheritdoc/>
        public bool TakesLimit(SunSpecModel model)
        {
            return model.TryScale(SunSpecDerMap.LimitPercentScale, out _) && model.HasUnsigned(SunSpecDerMap.LimitEnable) && model.HasUnsigned(SunSpecDerMap.LimitPercent);
        }

        /// <inheritdoc/>
        public bool TakesReactive(SunSpecModel model)
        {
            return _ratings.SuppliedVar > 0 && _ratings.AbsorbedVar > 0 && (TakesVars(model) || TakesPercent(model) || TakesFactor(model));
        }

        /// <inheritdoc/>
        public void Begin(int address, SunSpecSetpoint setpoint)
        {
            _setpoint = setpoint;
            Start(address, Registers);
        }

        protected override int Plan()
        {
            if (!TakesLimit(Model))
            {
                return DeviceFault.MissingPoint;
            }

            int fault = PlanLimit();
            return fault == DeviceFault.None && TakesReactive(Model) ? PlanReactive() : fault;
        }

        protected override int Verdict()
        {
            return _setpoint.SuppliedVar == 0 || TakesReactive(Model) ? DeviceFault.None : DeviceFault.NoReactiveControl;
        }

        private static bool TakesVars(SunSpecModel model)
        {
            return model.HasUnsigned(SunSpecDerMap.ReactiveEnable) && model.HasSignedLong(SunSpecDerMap.ReactiveVar)
                && model.TryScale(SunSpecDerMap.ReactiveVarScale, out _);
        }

        private static bool TakesPercent(SunSpecModel model)
        {
            return model.HasUnsigned(SunSpecDerMap.ReactiveEnable) && model.HasSigned(SunSpecDerMap.ReactivePercent)
                && model.TryScale(SunSpecDerMap.ReactivePercentScale, out _);
        }

        private static bool TakesFactor(SunSpecModel model)
        {
            return model.HasUnsigned(SunSpecDerMap.FactorEnable) && model.HasUnsigned(SunSpecDerMap.Factor)
                && model.HasUnsigned(SunSpecDerMap.Excitation) && model.TryScale(SunSpecDerMap.FactorScale, out _);
        }

        private int PlanLimit()
        {
            Model.TryScale(SunSpecDerMap.LimitPercentScale, out int exponent);
            if (!_setpoint.TryLimitPercent(_ratings.MaximumPowerW, exponent, out int raw))
            {
                return DeviceFault.SetpointScale;
            }

            Put(SunSpecDerMap.LimitPercent, raw);
            PutIfThere(SunSpecDerMap.LimitPercentRevert, (int)SunSpecModel.Scaled(100, -exponent));
            PutIfThere(SunSpecDerMap.LimitEnableRevert, SunSpecDerMap.Disabled);
            PutLongTimer(SunSpecDerMap.LimitRevert, _revertS);
            PutLast(SunSpecDerMap.LimitEnable, SunSpecDerMap.Enabled);
            return DeviceFault.None;
        }

        private int PlanReactive()
        {
            double heldVar = SunSpecSetpoint.Clamp(_setpoint.SuppliedVar, _setpoint.SuppliedVar < 0 ? _ratings.AbsorbedVar : _ratings.SuppliedVar);
            if (!TakesVars(Model) && !TakesPercent(Model))
            {
                return PlanFactor(heldVar);
            }

            int fault = TakesVars(Model) ? PlanVars(heldVar) : PlanPercent(heldVar);
            PutIfThere(SunSpecDerMap.ReactiveEnableRevert, SunSpecDerMap.Disabled);
            PutLongTimer(SunSpecDerMap.ReactiveRevert, _revertS);
            PutLast(SunSpecDerMap.ReactiveEnable, SunSpecDerMap.Enabled);

            // Only one of the reactive modes may be enabled at a time (IEEE 1547-2018, 5.3.1).
            if (Model.TryRaw(SunSpecDerMap.FactorEnable, out ushort factorIsOn) && factorIsOn == SunSpecDerMap.Enabled)
            {
                Put(SunSpecDerMap.FactorEnable, SunSpecDerMap.Disabled);
            }

            return fault;
        }

        private int PlanVars(double heldVar)
        {
            Model.TryScale(SunSpecDerMap.ReactiveVarScale, out int exponent);
            double raw = SunSpecModel.Scaled(heldVar, -exponent);
            if (raw > int.MaxValue || raw < -int.MaxValue)
            {
                return DeviceFault.SetpointScale;
            }

            PutIfThere(SunSpecDerMap.ReactiveMode, SunSpecDerMap.ModeOfVars);
            PutLong(SunSpecDerMap.ReactiveVar, (int)(raw < 0 ? raw - 0.5 : raw + 0.5));
            if (Model.HasSignedLong(SunSpecDerMap.ReactiveVarRevert))
            {
                PutLong(SunSpecDerMap.ReactiveVarRevert, 0);
            }

            return DeviceFault.None;
        }

        private int PlanPercent(double heldVar)
        {
            double capabilityVar = heldVar < 0 ? _ratings.AbsorbedVar : _ratings.SuppliedVar;
            Model.TryScale(SunSpecDerMap.ReactivePercentScale, out int exponent);
            if (!SunSpecSetpoint.TrySignedPercent(heldVar / capabilityVar, exponent, out int raw))
            {
                return DeviceFault.SetpointScale;
            }

            PutIfThere(SunSpecDerMap.ReactiveMode, SunSpecDerMap.ModeOfMaximum);
            Put(SunSpecDerMap.ReactivePercent, raw);
            if (Model.HasSigned(SunSpecDerMap.ReactivePercentRevert))
            {
                Put(SunSpecDerMap.ReactivePercentRevert, 0);
            }

            return DeviceFault.None;
        }

        private int PlanFactor(double heldVar)
        {
            Model.TryScale(SunSpecDerMap.FactorScale, out int exponent);
            double steps = SunSpecModel.Scaled(1, -exponent);
            if (steps < 10 || steps > 65534)
            {
                return DeviceFault.SetpointScale;
            }

            double apparent = Math.Sqrt((_setpoint.GeneratedW * _setpoint.GeneratedW) + (heldVar * heldVar));
            double factor = apparent > 0 && _setpoint.GeneratedW > 0 ? _setpoint.GeneratedW / apparent : 1;
            Put(SunSpecDerMap.Factor, (int)(((factor < LeastFactor ? LeastFactor : factor) * steps) + 0.5));
            Put(SunSpecDerMap.Excitation, heldVar < 0 ? SunSpecDerMap.UnderExcited : SunSpecDerMap.OverExcited);
            PutIfThere(SunSpecDerMap.FactorEnableRevert, SunSpecDerMap.Disabled);
            PutLongTimer(SunSpecDerMap.FactorRevert, _revertS);
            PutLast(SunSpecDerMap.FactorEnable, SunSpecDerMap.Enabled);
            return DeviceFault.None;
        }
    }
}

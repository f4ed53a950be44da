namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// Writes power limit and reactive power into model 123, each with its reversion time: percentage, window 0, reversion time, ramp 0, enable, in this order.
    /// Only registers that the device implements are written.
    /// </summary>
    internal sealed class SunSpecImmediateControls : SunSpecBlock, ISunSpecControls
    {
        private const int Registers = SunSpecMap.ControlsLength + SunSpecMap.HeaderRegisters;

        private readonly int _revertS;
        private readonly SunSpecRatings _ratings;
        private SunSpecSetpoint _setpoint = new SunSpecSetpoint();

        public SunSpecImmediateControls(byte unitId, int revertS, SunSpecRatings ratings)
            : base(unitId, Registers)
        {
            _revertS = revertS;
            _ratings = ratings;
        }

        protected override int ModelId => SunSpecMap.Controls;

        /// <inheritdoc/>
        public bool TakesLimit(SunSpecModel model)
        {
            return model.TryScale(SunSpecMap.LimitPercentScale, out _) && model.HasUnsigned(SunSpecMap.LimitEnable);
        }

        /// <inheritdoc/>
        public bool TakesReactive(SunSpecModel model)
        {
            return _ratings.SuppliedVar > 0 && _ratings.AbsorbedVar > 0
                && model.HasUnsigned(SunSpecMap.ReactiveEnable) && model.TryScale(SunSpecMap.ReactivePercentScale, out _)
                && (model.HasSigned(SunSpecMap.ReactivePercentOfMaximum) || model.HasSigned(SunSpecMap.ReactivePercentOfPower));
        }

        /// <inheritdoc/>
        public void Begin(int address, SunSpecSetpoint setpoint)
        {
            _setpoint = setpoint;
            Start(address, Registers);
        }

        protected override int Plan()
        {
            int fault = PlanLimit();
            return fault == DeviceFault.None && TakesReactive(Model) ? PlanReactive() : fault;
        }

        protected override int Verdict()
        {
            return _setpoint.SuppliedVar == 0 || TakesReactive(Model) ? DeviceFault.None : DeviceFault.NoReactiveControl;
        }

        private int PlanLimit()
        {
            if (!TakesLimit(Model))
            {
                return DeviceFault.MissingPoint;
            }

            Model.TryScale(SunSpecMap.LimitPercentScale, out int exponent);
            if (!_setpoint.TryLimitPercent(_ratings.MaximumPowerW, exponent, out int raw))
            {
                return DeviceFault.SetpointScale;
            }

            Put(SunSpecMap.LimitPercent, raw);
            PutTimer(SunSpecMap.LimitWindow, 0);
            PutTimer(SunSpecMap.LimitRevert, _revertS);
            PutTimer(SunSpecMap.LimitRamp, 0);
            Put(SunSpecMap.LimitEnable, SunSpecMap.Enabled);
            return DeviceFault.None;
        }

        private int PlanReactive()
        {
            bool ofMaximum = Model.HasSigned(SunSpecMap.ReactivePercentOfMaximum);
            double capabilityVar = _setpoint.SuppliedVar < 0 ? _ratings.AbsorbedVar : _ratings.SuppliedVar;
            double heldVar = SunSpecSetpoint.Clamp(_setpoint.SuppliedVar, capabilityVar);
            Model.TryScale(SunSpecMap.ReactivePercentScale, out int exponent);
            if (!SunSpecSetpoint.TrySignedPercent(heldVar / (ofMaximum ? capabilityVar : _ratings.MaximumPowerW), exponent, out int raw))
            {
                return DeviceFault.SetpointScale;
            }

            Put(ofMaximum ? SunSpecMap.ReactivePercentOfMaximum : SunSpecMap.ReactivePercentOfPower, raw);
            PutTimer(SunSpecMap.ReactiveWindow, 0);
            PutTimer(SunSpecMap.ReactiveRevert, _revertS);
            PutTimer(SunSpecMap.ReactiveRamp, 0);
            PutIfThere(SunSpecMap.ReactiveMode, ofMaximum ? SunSpecMap.ModeOfMaximum : SunSpecMap.ModeOfPower);
            Put(SunSpecMap.ReactiveEnable, SunSpecMap.Enabled);
            return DeviceFault.None;
        }
    }
}

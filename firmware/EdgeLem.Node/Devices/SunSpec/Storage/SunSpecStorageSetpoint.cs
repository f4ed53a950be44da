namespace EdgeLem.Node.Devices
{
    /// <summary>Holds a power with the active power setpoint of model 704: value and reversion time first, the enable register last.</summary>
    internal sealed class SunSpecStorageSetpoint : SunSpecBlock
    {
        private const int Registers = SunSpecDerMap.ControlsLength + SunSpecMap.HeaderRegisters;

        private readonly int _revertS;
        private double _injectedW;
        private double _maximumW;

        public SunSpecStorageSetpoint(byte unitId, int revertS)
            : base(unitId, Registers)
        {
            _revertS = revertS;
        }

        protected override int ModelId => SunSpecDerMap.Controls;

        /// <summary>Starts a job on the model 704 at the address; charging positive.</summary>
        /// <param name="address">Wire address of the model.</param>
        /// <param name="powerW">Power to hold, W.</param>
        /// <param name="maximumW">WMax, W: what WSetPct is a percentage of.</param>
        public void Begin(int address, double powerW, double maximumW)
        {
            _injectedW = powerW == 0 ? 0 : -powerW;
            _maximumW = maximumW;
            Start(address, Registers);
        }

        protected override int Plan()
        {
            if (!Model.HasUnsigned(SunSpecDerMap.SetEnable))
            {
                return DeviceFault.MissingPoint;
            }

            int fault = Model.HasSignedLong(SunSpecDerMap.SetWatt) && Model.TryScale(SunSpecDerMap.SetWattScale, out _) ? PlanWatts() : PlanPercent();
            PutIfThere(SunSpecDerMap.SetEnableRevert, SunSpecDerMap.Disabled);
            PutLongTimer(SunSpecDerMap.SetRevert, _revertS);
            PutLast(SunSpecDerMap.SetEnable, SunSpecDerMap.Enabled);
            return fault;
        }

        private int PlanWatts()
        {
            Model.TryScale(SunSpecDerMap.SetWattScale, out int exponent);
            double raw = SunSpecModel.Scaled(_injectedW, -exponent);
            PutIfThere(SunSpecDerMap.SetMode, SunSpecDerMap.ModeOfWatts);
            PutLong(SunSpecDerMap.SetWatt, (int)(raw < 0 ? raw - 0.5 : raw + 0.5));
            if (Model.HasSignedLong(SunSpecDerMap.SetWattRevert))
            {
                PutLong(SunSpecDerMap.SetWattRevert, 0);
            }

            return DeviceFault.None;
        }

        private int PlanPercent()
        {
            if (!Model.HasSigned(SunSpecDerMap.SetPercent) || !Model.TryScale(SunSpecDerMap.SetPercentScale, out int exponent) || _maximumW <= 0)
            {
                return DeviceFault.MissingPoint;
            }

            PutIfThere(SunSpecDerMap.SetMode, SunSpecDerMap.ModeOfPower);
            bool fits = SunSpecSetpoint.TrySignedPercent(_injectedW / _maximumW, exponent, out int raw);
            Put(SunSpecDerMap.SetPercent, raw);
            if (Model.HasSigned(SunSpecDerMap.SetPercentRevert))
            {
                Put(SunSpecDerMap.SetPercentRevert, 0);
            }

            return fits ? DeviceFault.None : DeviceFault.SetpointScale;
        }
    }
}

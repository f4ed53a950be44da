namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// Holds a power with model 124: the charging rate is limited to it and the discharging rate to its opposite, so that nothing else is left. A negative rate
    /// forces the other direction. The reversion time goes along.
    /// </summary>
    internal sealed class SunSpecStorageRates : SunSpecBlock
    {
        private const int Registers = SunSpecStorageMap.StorageLength + SunSpecMap.HeaderRegisters;

        private readonly int _revertS;
        private readonly SunSpecStorageFacts _facts;
        private double _powerW;

        public SunSpecStorageRates(byte unitId, int revertS, SunSpecStorageFacts facts)
            : base(unitId, Registers)
        {
            _revertS = revertS;
            _facts = facts;
        }

        protected override int ModelId => SunSpecStorageMap.Storage;

        /// <summary>Starts a job on the model 124 at the address; charging positive.</summary>
        public void Begin(int address, double powerW)
        {
            _powerW = powerW;
            Start(address, Registers);
        }

        protected override int Plan()
        {
            bool takesRates = Model.HasSigned(SunSpecStorageMap.ChargeRate) && Model.HasSigned(SunSpecStorageMap.DischargeRate)
                && Model.TryScale(SunSpecStorageMap.RateScale, out _) && Model.HasUnsigned(SunSpecStorageMap.ControlMode);
            if (!takesRates || _facts.ChargeW <= 0 || _facts.DischargeW <= 0)
            {
                return DeviceFault.MissingPoint;
            }

            Model.TryScale(SunSpecStorageMap.RateScale, out int exponent);
            bool fits = SunSpecSetpoint.TrySignedPercent(_powerW / _facts.ChargeW, exponent, out int charge);
            fits &= SunSpecSetpoint.TrySignedPercent(-_powerW / _facts.DischargeW, exponent, out int discharge);
            if (!fits)
            {
                return DeviceFault.SetpointScale;
            }

            Put(SunSpecStorageMap.DischargeRate, discharge);
            Put(SunSpecStorageMap.ChargeRate, charge);
            PutTimer(SunSpecStorageMap.RateWindow, 0);
            PutTimer(SunSpecStorageMap.RateRevert, _revertS);
            PutTimer(SunSpecStorageMap.RateRamp, 0);
            PutLast(SunSpecStorageMap.ControlMode, SunSpecStorageMap.BothRates);
            return DeviceFault.None;
        }
    }
}

namespace EdgeLem.Node.Devices
{
    /// <summary>Writes the permission to enter service into model 703.</summary>
    internal sealed class SunSpecServicePermission : SunSpecBlock
    {
        private const int Registers = SunSpecDerMap.EnterServiceLength + SunSpecMap.HeaderRegisters;

        private readonly WriteBudget _budget;
        private bool _isPermitted;

        public SunSpecServicePermission(byte unitId, WriteBudget budget)
            : base(unitId, Registers)
        {
            _budget = budget;
        }

        protected override int ModelId => SunSpecDerMap.EnterService;

        protected override RegisterMemory Memory => RegisterMemory.Flash;

        protected override WriteBudget Budget => _budget;

        /// <summary>Starts a job on the model 703 at the address.</summary>
        public void Begin(int address, bool isPermitted)
        {
            _isPermitted = isPermitted;
            Start(address, Registers);
        }

        protected override int Plan()
        {
            if (!Model.HasUnsigned(SunSpecDerMap.Permission))
            {
                return DeviceFault.MissingPoint;
            }

            Put(SunSpecDerMap.Permission, _isPermitted ? SunSpecDerMap.Enabled : SunSpecDerMap.Disabled);
            return DeviceFault.None;
        }
    }
}

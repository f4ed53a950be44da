using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Control
{
    /// <summary>A storage on the bus with its control.</summary>
    public sealed class StorageUnit : FlexibleUnit
    {
        private readonly IStorage _storage;
        private readonly StorageControl _control;

        /// <summary>Creates it before discovery.</summary>
        /// <param name="storage">The driver.</param>
        /// <param name="limits">States of charge.</param>
        public StorageUnit(IStorage storage, StorageLimits limits)
            : base(storage)
        {
            _storage = storage;
            _control = new StorageControl(limits);
        }

        /// <summary>The driver.</summary>
        public IStorage Storage => _storage;

        /// <summary>The decision.</summary>
        public StorageControl Control => _control;

        /// <inheritdoc/>
        protected override bool IsKnown => _storage.IsDiscovered;

        /// <inheritdoc/>
        protected override bool ReadingIsValid => _storage.ReadingIsValid;

        /// <inheritdoc/>
        protected override bool WriteSucceeded => _storage.WriteSucceeded;

        /// <inheritdoc/>
        protected override double ReadPowerW => _storage.Reading.PowerW;

        /// <inheritdoc/>
        protected override double Setpoint => _control.PowerW;

        /// <summary>1 % of the charging power: smaller changes are noise of the house.</summary>
        protected override double SetpointStep => _storage.MaxChargeW * 0.01;

        /// <inheritdoc/>
        protected override long RefreshMs => 30000;

        /// <inheritdoc/>
        public override void Decide(FlexibleSituation situation)
        {
            bool isKnown = IsReady && _storage.ReadingIsValid;
            _control.Decide(situation, isKnown ? _storage.Reading.StateOfChargePercent : double.NaN, _storage.MaxChargeW, _storage.MaxDischargeW);
            situation.StoragePlannedW = IsReady ? _control.PowerW : 0;
        }

        /// <inheritdoc/>
        protected override void BeginDiscovery()
        {
            _storage.BeginDiscovery();
        }

        /// <inheritdoc/>
        protected override void BeginReading()
        {
            _storage.BeginReading();
        }

        /// <inheritdoc/>
        protected override void BeginWrite(double setpoint)
        {
            _storage.BeginWrite(setpoint);
        }
    }
}

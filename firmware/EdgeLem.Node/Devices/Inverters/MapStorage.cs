using System;
using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>A storage that is known by a register map and its manufacturer's recipe. See <see cref="InverterCatalogue"/>.</summary>
    public sealed class MapStorage : IStorage, ITimedDevice, IWriteRecipe
    {
        private enum Job
        {
            None,
            Discovery,
            Reading,
            Write,
        }

        private readonly InverterMap _map;
        private readonly StorageRecipe _recipe;
        private readonly InverterOptions _options;
        private readonly RegisterDialogue _dialogue;
        private Job _job;
        private double _powerW;

        internal MapStorage(InverterMap map, StorageRecipe recipe, byte unitId, InverterOptions options)
        {
            string[] errors = options.Check();
            if (errors.Length > 0)
            {
                throw new ArgumentException(errors[0], nameof(options));
            }

            _map = map;
            _recipe = recipe;
            _options = options;
            _dialogue = new RegisterDialogue(map, unitId, options.Budget);
        }

        /// <inheritdoc/>
        public string Model => _map.Model;

        /// <inheritdoc/>
        public int FaultCode { get; private set; }

        /// <inheritdoc/>
        public string FaultReason => DeviceFault.ReasonOf(FaultCode);

        /// <inheritdoc/>
        public bool IsDiscovered { get; private set; }

        /// <inheritdoc/>
        public double CapacityWh => IsDiscovered ? Rating(_options.CapacityWh, InverterQuantity.BatteryCapacity) : 0;

        /// <inheritdoc/>
        public double MaxChargeW => IsDiscovered ? Rating(_options.MaxChargeW, InverterQuantity.BatteryMaximumCharge) : 0;

        /// <inheritdoc/>
        public double MaxDischargeW => IsDiscovered ? Rating(_options.MaxDischargeW, InverterQuantity.BatteryMaximumDischarge) : 0;

        /// <inheritdoc/>
        public bool ReadingIsValid { get; private set; }

        /// <inheritdoc/>
        public StorageReading Reading { get; } = new StorageReading();

        /// <inheritdoc/>
        public bool WriteSucceeded { get; private set; }

        /// <inheritdoc/>
        public void SetTime(long nowMs)
        {
            _dialogue.SetTime(nowMs);
        }

        /// <inheritdoc/>
        public void BeginDiscovery()
        {
            IsDiscovered = false;
            FaultCode = DeviceFault.None;
            _job = Job.Discovery;
            _dialogue.BeginReading(InverterGroup.Battery);
        }

        /// <inheritdoc/>
        public void BeginReading()
        {
            ReadingIsValid = false;
            _dialogue.BeginReading(InverterGroup.Battery);
            StartOnDiscovered(Job.Reading);
        }

        /// <inheritdoc/>
        public void BeginWrite(double powerW)
        {
            if (double.IsNaN(powerW))
            {
                throw new ArgumentOutOfRangeException(nameof(powerW), "A setpoint is a number.");
            }

            WriteSucceeded = false;
            _powerW = powerW > MaxChargeW ? MaxChargeW : (powerW < -MaxDischargeW ? -MaxDischargeW : powerW);
            _dialogue.BeginWriting(InverterGroup.StorageControls, this);
            StartOnDiscovered(Job.Write);
        }

        /// <inheritdoc/>
        public bool NextRequest(ModbusRequest request)
        {
            if (_job == Job.None)
            {
                return false;
            }

            _dialogue.SetRequest(request);
            return true;
        }

        /// <inheritdoc/>
        public void Complete(ModbusMaster master)
        {
            if (_job == Job.None)
            {
                return;
            }

            FaultCode = _dialogue.Complete(master);
            if (FaultCode == DeviceFault.None && _dialogue.IsFinished)
            {
                FaultCode = FinishJob();
            }

            _job = FaultCode == DeviceFault.None && !_dialogue.IsFinished ? _job : Job.None;
        }

        void IWriteRecipe.Fill(WritePlan plan)
        {
            double ratedW = _dialogue.Value(InverterQuantity.BatteryRatedPower, 0);
            _recipe.Fill(plan, _powerW, _options.StorageHoldS, double.IsNaN(ratedW) ? 0 : ratedW);
        }

        private void StartOnDiscovered(Job job)
        {
            _job = IsDiscovered ? job : Job.None;
            FaultCode = IsDiscovered ? DeviceFault.None : DeviceFault.NotDiscovered;
        }

        private double Rating(double configured, InverterQuantity quantity)
        {
            double own = _dialogue.Value(quantity, 0);
            return configured > 0 ? configured : (double.IsNaN(own) ? 0 : own);
        }

        private int FinishJob()
        {
            if (_job == Job.Write)
            {
                WriteSucceeded = _dialogue.IsConfirmed;
                return DeviceFault.None;
            }

            return _job == Job.Discovery ? FinishDiscovery() : FillReading();
        }

        private int FinishDiscovery()
        {
            if (double.IsNaN(_dialogue.Value(InverterQuantity.StateOfCharge, 0)))
            {
                return DeviceFault.NoStorageModel;
            }

            bool hasRatings = Rating(_options.MaxChargeW, InverterQuantity.BatteryMaximumCharge) > 0
                && Rating(_options.MaxDischargeW, InverterQuantity.BatteryMaximumDischarge) > 0;
            IsDiscovered = hasRatings;
            return hasRatings ? DeviceFault.None : DeviceFault.RatingUnknown;
        }

        private int FillReading()
        {
            double percent = _dialogue.Value(InverterQuantity.StateOfCharge, 0);
            double powerW = _recipe.PowerOf(_dialogue);
            if (double.IsNaN(percent) || percent < 0 || percent > 100)
            {
                return DeviceFault.StateOfChargeRange;
            }

            if (double.IsNaN(powerW))
            {
                return DeviceFault.MissingPoint;
            }

            Reading.StateOfChargePercent = percent;
            Reading.PowerW = powerW;
            ReadingIsValid = ReadingCheck.IsPower(powerW);
            return ReadingIsValid ? DeviceFault.None : DeviceFault.PowerRange;
        }
    }
}

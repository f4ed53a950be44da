using System;
using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// A storage that speaks SunSpec. It is controlled by model 704 where the device has the models 701, 702, 704 and 713, else by model 124. State of charge and
    /// capacity come from 124, 713 and 802, the power from 802, else from the inverter's AC side. Source: SunSpec Information Models.
    /// </summary>
    /// <remarks>
    /// Without model 802 a hybrid inverter's power includes what its PV generates. Model 802 does not state the sign of its power; it is taken as discharge positive,
    /// as in all generator models. The setpoint ends with its reversion time when the node does not renew it.
    /// </remarks>
    public sealed class SunSpecStorage : IStorage
    {
        // The facts of a storage, read in this order: first what only discovery reads, then what a reading reads too.
        private const int Facts = 5;
        private const int FirstReadFact = 2;

        private enum Job
        {
            None,
            Discovery,
            Setup,
            Facts,
            Reading,
            Write,
        }

        private readonly byte _unitId;
        private readonly SunSpecDiscovery _discovery;
        private readonly SunSpecRatings _ratings = new SunSpecRatings();
        private readonly SunSpecSetup _setup;
        private readonly SunSpecStorageFacts _facts = new SunSpecStorageFacts();
        private readonly SunSpecImmediateControls _immediateControls;
        private readonly SunSpecDerControls _derControls;
        private readonly SunSpecStorageRates _rates;
        private readonly SunSpecStorageSetpoint _setpoint;
        private readonly SunSpecModel _model = new SunSpecModel(ModbusRequest.MaximumReadCount);
        private readonly InverterReading _inverter = new InverterReading();
        private Job _job;
        private int _factIndex;

        /// <summary>Creates the driver of one storage with the default reversion time of <see cref="SunSpecInverter.DefaultRevertS"/>.</summary>
        /// <param name="unitId">0 to 255; a serial bus has 1 to 247.</param>
        public SunSpecStorage(byte unitId)
            : this(unitId, SunSpecInverter.DefaultRevertS)
        {
        }

        /// <summary>Creates the driver of one storage.</summary>
        /// <param name="unitId">0 to 255; a serial bus has 1 to 247.</param>
        /// <param name="revertS">Reversion time that goes with every setpoint, s: 0 (never) to 65534.</param>
        /// <exception cref="ArgumentOutOfRangeException">The reversion time is out of its range.</exception>
        public SunSpecStorage(byte unitId, int revertS)
        {
            if (revertS < 0 || revertS > 65534)
            {
                throw new ArgumentOutOfRangeException(nameof(revertS), "The reversion time is 0 to 65534 s.");
            }

            _unitId = unitId;
            _discovery = new SunSpecDiscovery(unitId);
            _setup = new SunSpecSetup(unitId, _discovery, _ratings);
            _immediateControls = new SunSpecImmediateControls(unitId, revertS, _ratings);
            _derControls = new SunSpecDerControls(unitId, revertS, _ratings);
            _rates = new SunSpecStorageRates(unitId, revertS, _facts);
            _setpoint = new SunSpecStorageSetpoint(unitId, revertS);
        }

        /// <summary>Manufacturer and model as the device gives them; empty until discovered.</summary>
        public string Model => _setup.ModelName;

        /// <inheritdoc/>
        public int FaultCode { get; private set; }

        /// <inheritdoc/>
        public string FaultReason => DeviceFault.ReasonOf(FaultCode);

        /// <inheritdoc/>
        public bool IsDiscovered { get; private set; }

        /// <inheritdoc/>
        public double CapacityWh => IsDiscovered ? _facts.CapacityWh : 0;

        /// <inheritdoc/>
        public double MaxChargeW => IsDiscovered ? _facts.ChargeW : 0;

        /// <inheritdoc/>
        public double MaxDischargeW => IsDiscovered ? _facts.DischargeW : 0;

        /// <inheritdoc/>
        public bool ReadingIsValid { get; private set; }

        /// <inheritdoc/>
        public StorageReading Reading { get; } = new StorageReading();

        /// <inheritdoc/>
        public bool WriteSucceeded { get; private set; }

        private bool IsDer => _discovery.Models.HasDerFamily && _discovery.Models.Has(SunSpecStorageMap.DerStorage);

        /// <inheritdoc/>
        public void BeginDiscovery()
        {
            _discovery.Begin();
            _setup.Begin();
            _facts.Clear();
            IsDiscovered = false;
            Start(Job.Discovery, DeviceFault.None);
        }

        /// <inheritdoc/>
        public void BeginReading()
        {
            ReadingIsValid = false;
            _facts.Refresh();
            _factIndex = FirstReadFact - 1;
            SkipMissingFacts();
            StartOnDiscovered(Job.Facts);
        }

        /// <inheritdoc/>
        public void BeginWrite(double powerW)
        {
            if (double.IsNaN(powerW))
            {
                throw new ArgumentOutOfRangeException(nameof(powerW), "A setpoint is a number.");
            }

            WriteSucceeded = false;
            double heldW = powerW > MaxChargeW ? MaxChargeW : (powerW < -MaxDischargeW ? -MaxDischargeW : powerW);
            if (IsDer)
            {
                _setpoint.Begin(_discovery.Models.AddressOf(SunSpecDerMap.Controls), heldW, _ratings.MaximumPowerW);
            }
            else
            {
                _rates.Begin(_discovery.Models.AddressOf(SunSpecStorageMap.Storage), heldW);
            }

            StartOnDiscovered(Job.Write);
        }

        /// <inheritdoc/>
        public bool NextRequest(ModbusRequest request)
        {
            switch (_job)
            {
                case Job.None: return false;
                case Job.Discovery: _discovery.SetRequest(request); break;
                case Job.Setup: _setup.SetRequest(request); break;
                case Job.Write: WriteBlock.SetRequest(request); break;
                case Job.Facts: Read(request, FactAddress(_factIndex), FactLength(_factIndex)); break;
                default: Read(request, _setup.MeasurementAddress, _setup.MeasurementLength); break;
            }

            return true;
        }

        /// <inheritdoc/>
        public void Complete(ModbusMaster master)
        {
            if (_job == Job.None)
            {
                return;
            }

            FaultCode = CompleteJob(master);
            IsDiscovered = IsDiscovered && FaultCode != DeviceFault.ModelMoved;
            _job = FaultCode == DeviceFault.None ? _job : Job.None;
        }

        private SunSpecBlock WriteBlock => IsDer ? (SunSpecBlock)_setpoint : _rates;

        private int FactAddress(int index)
        {
            switch (index)
            {
                case 0: return _discovery.NameplateAddress;
                case 1: return _discovery.Models.HasDerFamily ? _discovery.Models.AddressOf(SunSpecDerMap.Capacity) : 0;
                case 2: return _discovery.Models.AddressOf(SunSpecStorageMap.Storage);
                case 3: return _discovery.Models.AddressOf(SunSpecStorageMap.DerStorage);
                default: return _discovery.Models.AddressOf(SunSpecStorageMap.Battery);
            }
        }

        private static int FactLength(int index)
        {
            switch (index)
            {
                case 0: return SunSpecMap.NameplateLength;
                case 1: return SunSpecDerMap.CapacityLength;
                case 2: return SunSpecStorageMap.StorageLength;
                case 3: return SunSpecStorageMap.DerStorageLength;
                default: return SunSpecStorageMap.BatteryLength;
            }
        }

        private void Start(Job job, int fault)
        {
            _job = job;
            FaultCode = fault;
        }

        private void StartOnDiscovered(Job job)
        {
            Start(IsDiscovered ? job : Job.None, IsDiscovered ? DeviceFault.None : DeviceFault.NotDiscovered);
        }

        private void Read(ModbusRequest request, int address, int length)
        {
            request.SetRead(_unitId, ModbusFunction.ReadHoldingRegisters, address, SunSpecMap.HeaderRegisters + length);
        }

        private int CompleteJob(ModbusMaster master)
        {
            switch (_job)
            {
                case Job.Discovery: return CompleteDiscovery(master);
                case Job.Setup: return CompleteSetup(master);
                case Job.Write: return CompleteWrite(master);
                default: return CompleteReading(master);
            }
        }

        private int CompleteDiscovery(ModbusMaster master)
        {
            int fault = _discovery.Complete(master);
            _job = _discovery.IsComplete ? Job.Setup : Job.Discovery;
            bool isStorage = IsDer || _discovery.Models.Has(SunSpecStorageMap.Storage);
            return fault == DeviceFault.None && _discovery.IsComplete && !isStorage ? DeviceFault.NoStorageModel : fault;
        }

        private int CompleteSetup(ModbusMaster master)
        {
            int fault = _setup.Complete(master, _discovery.Models.HasDerFamily ? (ISunSpecControls)_derControls : _immediateControls);
            if (_setup.IsFinished)
            {
                _factIndex = -1;
                SkipMissingFacts();
                _job = Job.Facts;
            }

            return fault;
        }

        private int CompleteWrite(ModbusMaster master)
        {
            int fault = WriteBlock.Complete(master);
            WriteSucceeded = WriteBlock.IsConfirmed;
            _job = WriteBlock.IsFinished ? Job.None : Job.Write;
            return fault;
        }

        private void SkipMissingFacts()
        {
            _factIndex++;
            while (_factIndex < Facts && FactAddress(_factIndex) == 0)
            {
                _factIndex++;
            }
        }

        private int CompleteReading(ModbusMaster master)
        {
            if (master.Outcome != ModbusOutcome.Done)
            {
                return DeviceFault.Of(master);
            }

            _model.Load(master.Registers);
            return _job == Job.Facts ? TakeFact() : TakePower();
        }

        private int TakeFact()
        {
            if (!_facts.Take(_model))
            {
                return DeviceFault.ModelMoved;
            }

            SkipMissingFacts();
            return _factIndex < Facts ? DeviceFault.None : EndFacts();
        }

        private int EndFacts()
        {
            if (!IsDiscovered)
            {
                _job = Job.None;
                IsDiscovered = _facts.ChargeW > 0 && _facts.DischargeW > 0;
                return IsDiscovered ? DeviceFault.None : DeviceFault.RatingRange;
            }

            if (double.IsNaN(_facts.BatteryPowerW))
            {
                _job = Job.Reading;
                return DeviceFault.None;
            }

            return EndReading(_facts.BatteryPowerW);
        }

        private int TakePower()
        {
            int fault = _model.Id == _setup.MeasurementModel ? SunSpecReading.Take(_model, _inverter) : DeviceFault.ModelMoved;
            return fault == DeviceFault.None ? EndReading(_inverter.PowerW) : fault;
        }

        private int EndReading(double powerW)
        {
            _job = Job.None;
            double percent = _facts.StateOfChargePercent;
            if (double.IsNaN(percent) || percent < 0 || percent > 100)
            {
                return DeviceFault.StateOfChargeRange;
            }

            Reading.StateOfChargePercent = percent;
            Reading.PowerW = powerW;
            ReadingIsValid = ReadingCheck.IsPower(powerW);
            return ReadingIsValid ? DeviceFault.None : DeviceFault.PowerRange;
        }
    }
}

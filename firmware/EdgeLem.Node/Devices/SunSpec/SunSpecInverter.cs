using System;
using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// An inverter that speaks SunSpec: models 701, 702, 704 where the device has them all; else 101 to 103 or 111 to 113 with 120, 123, and 121 where it is there. Curves
    /// go into 705 and 706, else 126 and 132. SunSpec counts generated power and supplied vars positive; this driver turns both into load reference.
    /// Source: SunSpec Information Models.
    /// </summary>
    /// <remarks>
    /// Jobs: discovery takes about 15 requests, a reading one or two, a write four to eight, a curve about 10. The device falls back to its own settings when a
    /// written setpoint is not renewed within the reversion time, so that a lost node leaves no stale limit; the node writes at half that time at the latest.
    /// </remarks>
    public sealed partial class SunSpecInverter : IInverter, ITimedDevice
    {
        /// <summary>The default reversion time, s.</summary>
        public const int DefaultRevertS = 300;

        private enum Job
        {
            None,
            Discovery,
            Setup,
            Reading,
            Energy,
            Write,
            Curve,
            Permission,
        }

        private readonly byte _unitId;
        private readonly WriteBudget _budget;
        private readonly SunSpecDiscovery _discovery;
        private readonly SunSpecRatings _ratings = new SunSpecRatings();
        private readonly SunSpecSetup _setup;
        private readonly SunSpecSetpoint _setpoint = new SunSpecSetpoint();
        private readonly SunSpecImmediateControls _immediateControls;
        private readonly SunSpecDerControls _derControls;
        private readonly SunSpecModel _model = new SunSpecModel(ModbusRequest.MaximumReadCount);
        private Job _job;

        /// <summary>Creates the driver of one inverter with the default reversion time.</summary>
        /// <param name="unitId">0 to 255; a serial bus has 1 to 247.</param>
        public SunSpecInverter(byte unitId)
            : this(unitId, DefaultRevertS)
        {
        }

        /// <summary>Creates the driver of one inverter with a write budget of its own.</summary>
        /// <param name="unitId">0 to 255; a serial bus has 1 to 247.</param>
        /// <param name="revertS">See the other constructor.</param>
        /// <exception cref="ArgumentOutOfRangeException">The reversion time is out of its range.</exception>
        public SunSpecInverter(byte unitId, int revertS)
            : this(unitId, revertS, new WriteBudget())
        {
        }

        /// <summary>Creates the driver of one inverter.</summary>
        /// <param name="unitId">0 to 255; a serial bus has 1 to 247.</param>
        /// <param name="revertS">
        /// Reversion time that goes with every setpoint, s: 0 (never) to 65534, default <see cref="DefaultRevertS"/>. Ignored by a device without reversion timers.
        /// </param>
        /// <param name="budget">Pays for curves and the permission to enter service, which the device keeps without power.</param>
        /// <exception cref="ArgumentOutOfRangeException">The reversion time is out of its range.</exception>
        public SunSpecInverter(byte unitId, int revertS, WriteBudget budget)
        {
            if (revertS < 0 || revertS > 65534)
            {
                throw new ArgumentOutOfRangeException(nameof(revertS), "The reversion time is 0 to 65534 s.");
            }

            _unitId = unitId;
            _budget = budget;
            _discovery = new SunSpecDiscovery(unitId);
            _setup = new SunSpecSetup(unitId, _discovery, _ratings);
            _immediateControls = new SunSpecImmediateControls(unitId, revertS, _ratings);
            _derControls = new SunSpecDerControls(unitId, revertS, _ratings);
            PrepareCurves(unitId, budget);
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
        public double RatedPowerW => IsDiscovered ? _ratings.PowerW : 0;

        /// <inheritdoc/>
        public double RatedVoltAmpere => IsDiscovered ? _ratings.VoltAmpere : 0;

        /// <inheritdoc/>
        public double RatedReactivePowerVar
        {
            get
            {
                double leastVar = _ratings.SuppliedVar < _ratings.AbsorbedVar ? _ratings.SuppliedVar : _ratings.AbsorbedVar;
                return IsDiscovered && _setup.TakesReactive ? leastVar : 0;
            }
        }

        /// <summary>Which model the readings come from: 101 to 103, 111 to 113, or 701; 0 until discovered.</summary>
        public int MeasurementModel => IsDiscovered ? _setup.MeasurementModel : 0;

        /// <inheritdoc/>
        public bool ReadingIsValid { get; private set; }

        /// <inheritdoc/>
        public InverterReading Reading { get; } = new InverterReading();

        /// <inheritdoc/>
        public bool WriteSucceeded { get; private set; }

        private ISunSpecControls Controls => _discovery.Models.HasDerFamily ? (ISunSpecControls)_derControls : _immediateControls;

        /// <inheritdoc/>
        public void SetTime(long nowMs)
        {
            _budget.Advance(nowMs);
        }

        /// <inheritdoc/>
        public void BeginDiscovery()
        {
            _discovery.Begin();
            _setup.Begin();
            IsDiscovered = false;
            Start(Job.Discovery);
        }

        /// <inheritdoc/>
        public void BeginReading()
        {
            ReadingIsValid = false;
            StartOnDiscovered(Job.Reading);
        }

        /// <inheritdoc/>
        public void BeginWrite(double generationLimitW, double reactivePowerVar)
        {
            if (double.IsNaN(generationLimitW) || generationLimitW < 0 || double.IsNaN(reactivePowerVar))
            {
                throw new ArgumentOutOfRangeException(nameof(generationLimitW), "A setpoint is a number, and the generation limit is 0 W or more.");
            }

            WriteSucceeded = false;
            _setpoint.GenerationLimitW = generationLimitW;
            _setpoint.SuppliedVar = -reactivePowerVar;
            _setpoint.GeneratedW = ReadingIsValid ? -Reading.PowerW : 0;
            Controls.Begin(_setup.ControlsAddress, _setpoint);
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
                case Job.Write: Controls.SetRequest(request); break;
                case Job.Curve:
                case Job.Permission: SetCurveRequest(request); break;
                case Job.Energy: Read(request, _discovery.Models.AddressOf(SunSpecFloatMap.Status), SunSpecFloatMap.StatusLength); break;
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
            if (FaultCode == DeviceFault.ModelMoved)
            {
                IsDiscovered = false;
            }

            if (FaultCode != DeviceFault.None)
            {
                _job = Job.None;
            }
        }

        private int CompleteJob(ModbusMaster master)
        {
            switch (_job)
            {
                case Job.Discovery: return CompleteDiscovery(master);
                case Job.Setup: return CompleteSetup(master);
                case Job.Write: return CompleteWrite(master);
                case Job.Curve:
                case Job.Permission: return CompleteCurves(master);
                default: return CompleteReading(master);
            }
        }

        private int CompleteCurves(ModbusMaster master)
        {
            int fault = DeviceFault.None;
            CompleteCurves(master, ref fault);
            return fault;
        }

        // The three of SunSpecInverter.Curves.cs, which an image of a device may leave out: without it the calls vanish and the jobs never begin.
        partial void PrepareCurves(byte unitId, WriteBudget budget);

        partial void SetCurveRequest(ModbusRequest request);

        partial void CompleteCurves(ModbusMaster master, ref int fault);

        private void Start(Job job)
        {
            _job = job;
            FaultCode = DeviceFault.None;
        }

        private void StartOnDiscovered(Job job)
        {
            StartWith(job, IsDiscovered, DeviceFault.NotDiscovered);
        }

        private void StartWith(Job job, bool isPossible, int fault)
        {
            Start(IsDiscovered && isPossible ? job : Job.None);
            FaultCode = !IsDiscovered ? DeviceFault.NotDiscovered : (isPossible ? DeviceFault.None : fault);
        }

        private void Read(ModbusRequest request, int address, int length)
        {
            request.SetRead(_unitId, ModbusFunction.ReadHoldingRegisters, address, SunSpecMap.HeaderRegisters + length);
        }

        private int CompleteDiscovery(ModbusMaster master)
        {
            int fault = _discovery.Complete(master);
            _job = _discovery.IsComplete ? Job.Setup : Job.Discovery;
            return fault;
        }

        private int CompleteSetup(ModbusMaster master)
        {
            int fault = _setup.Complete(master, Controls);
            IsDiscovered = _setup.IsFinished;
            _job = IsDiscovered ? Job.None : Job.Setup;
            return fault;
        }

        private int CompleteWrite(ModbusMaster master)
        {
            int fault = Controls.Complete(master);
            WriteSucceeded = Controls.IsConfirmed;
            _job = Controls.IsFinished ? Job.None : Job.Write;
            return fault;
        }

        private int CompleteReading(ModbusMaster master)
        {
            if (master.Outcome != ModbusOutcome.Done)
            {
                return DeviceFault.Of(master);
            }

            _model.Load(master.Registers);
            return _job == Job.Energy ? TakeEnergy() : TakeReading();
        }

        private int TakeReading()
        {
            int fault = _model.Id == _setup.MeasurementModel ? SunSpecReading.Take(_model, Reading) : DeviceFault.ModelMoved;
            bool isFloat = _model.Id >= SunSpecFloatMap.SinglePhase && _model.Id <= SunSpecFloatMap.ThreePhase;
            bool hasCounter = isFloat && _discovery.Models.Has(SunSpecFloatMap.Status);
            _job = fault == DeviceFault.None && hasCounter ? Job.Energy : Job.None;
            ReadingIsValid = fault == DeviceFault.None && !hasCounter;
            return fault;
        }

        private int TakeEnergy()
        {
            _job = Job.None;
            int fault = SunSpecFloatReading.TakeEnergy(_model, Reading);
            ReadingIsValid = fault == DeviceFault.None;
            return fault;
        }
    }
}

using System;
using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// An inverter that speaks SunSpec with integers and scale factors: models 1, 101 or 102 or 103, 120, 123, and 121 where it is there. SunSpec counts
    /// generated power and supplied vars positive; this driver turns both into load reference. Source: SunSpec Information Models.
    /// </summary>
    /// <remarks>
    /// Jobs: discovery takes about 15 requests, a reading one, a write four to eight. The device falls back to its own settings when a written
    /// setpoint is not renewed within the reversion time, so that a lost node leaves no stale limit; the node writes at half that time at the latest.
    /// </remarks>
    public sealed class SunSpecInverter : IInverter
    {
        /// <summary>The default reversion time, s.</summary>
        public const int DefaultRevertS = 300;

        private const int LongestModel = SunSpecMap.InverterLength + SunSpecMap.HeaderRegisters;

        private enum Job
        {
            None,
            Discovery,
            Common,
            Nameplate,
            Settings,
            Controls,
            Inverter,
            Reading,
            Write,
        }

        private readonly byte _unitId;
        private readonly SunSpecDiscovery _discovery;
        private readonly SunSpecRatings _ratings = new SunSpecRatings();
        private readonly SunSpecControls _controls;
        private readonly SunSpecModel _model = new SunSpecModel(LongestModel);
        private Job _job;
        private bool _takesReactive;

        /// <summary>Creates the driver of one inverter with the default reversion time.</summary>
        /// <param name="unitId">0 to 255; a serial bus has 1 to 247.</param>
        public SunSpecInverter(byte unitId)
            : this(unitId, DefaultRevertS)
        {
        }

        /// <summary>Creates the driver of one inverter.</summary>
        /// <param name="unitId">0 to 255; a serial bus has 1 to 247.</param>
        /// <param name="revertS">
        /// Reversion time that goes with every setpoint, s: 0 (never) to 65534, default <see cref="DefaultRevertS"/>. Ignored by a device without reversion timers.
        /// </param>
        /// <exception cref="ArgumentOutOfRangeException">The reversion time is out of its range.</exception>
        public SunSpecInverter(byte unitId, int revertS)
        {
            if (revertS < 0 || revertS > 65534)
            {
                throw new ArgumentOutOfRangeException(nameof(revertS), "The reversion time is 0 to 65534 s.");
            }

            _unitId = unitId;
            _discovery = new SunSpecDiscovery(unitId);
            _controls = new SunSpecControls(unitId, revertS, _ratings);
            Model = string.Empty;
        }

        /// <summary>Manufacturer and model as the device gives them; empty until discovered.</summary>
        public string Model { get; private set; }

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
                double commonVar = _ratings.SuppliedVar < _ratings.AbsorbedVar ? _ratings.SuppliedVar : _ratings.AbsorbedVar;
                return IsDiscovered && _takesReactive ? commonVar : 0;
            }
        }

        /// <inheritdoc/>
        public bool ReadingIsValid { get; private set; }

        /// <inheritdoc/>
        public InverterReading Reading { get; } = new InverterReading();

        /// <inheritdoc/>
        public bool WriteSucceeded { get; private set; }

        /// <inheritdoc/>
        public void BeginDiscovery()
        {
            _discovery.Begin();
            _ratings.Clear();
            IsDiscovered = false;
            _takesReactive = false;
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
            _controls.Begin(_discovery.ControlsAddress, generationLimitW, -reactivePowerVar);
            StartOnDiscovered(Job.Write);
        }

        /// <inheritdoc/>
        public bool NextRequest(ModbusRequest request)
        {
            switch (_job)
            {
                case Job.None: return false;
                case Job.Discovery: _discovery.SetRequest(request); break;
                case Job.Common: Read(request, _discovery.CommonAddress, SunSpecMap.ManufacturerAndModel); break;
                case Job.Nameplate: Read(request, _discovery.NameplateAddress, SunSpecMap.NameplateLength); break;
                case Job.Settings: Read(request, _discovery.SettingsAddress, SunSpecMap.SettingsLength); break;
                case Job.Controls: Read(request, _discovery.ControlsAddress, SunSpecMap.ControlsLength); break;
                case Job.Write: _controls.SetRequest(request); break;
                default: Read(request, _discovery.InverterAddress, SunSpecMap.InverterLength); break;
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

            FaultCode = _job == Job.Discovery ? CompleteDiscovery(master) : (_job == Job.Write ? CompleteWrite(master) : CompleteModel(master));
            if (FaultCode == DeviceFault.ModelMoved)
            {
                IsDiscovered = false;
            }

            if (FaultCode != DeviceFault.None)
            {
                _job = Job.None;
            }
        }

        private void Start(Job job)
        {
            _job = job;
            FaultCode = DeviceFault.None;
        }

        private void StartOnDiscovered(Job job)
        {
            Start(IsDiscovered ? job : Job.None);
            FaultCode = IsDiscovered ? DeviceFault.None : DeviceFault.NotDiscovered;
        }

        private void Read(ModbusRequest request, int address, int length)
        {
            request.SetRead(_unitId, ModbusFunction.ReadHoldingRegisters, address, SunSpecMap.HeaderRegisters + length);
        }

        private int CompleteDiscovery(ModbusMaster master)
        {
            int fault = _discovery.Complete(master);
            _job = _discovery.IsComplete ? Job.Common : Job.Discovery;
            return fault;
        }

        private int CompleteWrite(ModbusMaster master)
        {
            int fault = _controls.Complete(master);
            WriteSucceeded = _controls.IsConfirmed;
            _job = _controls.IsFinished ? Job.None : Job.Write;
            return fault;
        }

        private int CompleteModel(ModbusMaster master)
        {
            if (master.Outcome != ModbusOutcome.Done)
            {
                return DeviceFault.Of(master);
            }

            _model.Load(master.Registers);
            switch (_job)
            {
                case Job.Common: return TakeCommon();
                case Job.Nameplate: return TakeNameplate();
                case Job.Settings: return TakeSettings();
                case Job.Controls: return TakeControls();
                case Job.Inverter: return TakeInverter();
                default: return TakeReading();
            }
        }

        private int TakeCommon()
        {
            Model = _model.Text(SunSpecMap.Manufacturer, 16) + " " + _model.Text(SunSpecMap.Manufacturer + 16, 16);
            _job = Job.Nameplate;
            return _model.Id == SunSpecMap.Common ? DeviceFault.None : DeviceFault.ModelMoved;
        }

        private int TakeNameplate()
        {
            _job = _discovery.SettingsAddress != 0 ? Job.Settings : Job.Controls;
            return _ratings.TakeNameplate(_model);
        }

        private int TakeSettings()
        {
            _job = Job.Controls;
            return _ratings.TakeSettings(_model);
        }

        private int TakeControls()
        {
            _job = Job.Inverter;
            if (_model.Id != SunSpecMap.Controls)
            {
                return DeviceFault.ModelMoved;
            }

            _takesReactive = _controls.TakesReactive(_model);
            bool takesLimit = _model.TryScale(SunSpecMap.LimitPercentScale, out _) && _model.HasUnsigned(SunSpecMap.LimitEnable);
            return takesLimit ? DeviceFault.None : DeviceFault.MissingPoint;
        }

        private int TakeInverter()
        {
            _job = Job.None;
            if (_model.Id != _discovery.InverterModel)
            {
                return DeviceFault.ModelMoved;
            }

            // The value itself may be missing at night; the scale factor tells that the point exists.
            IsDiscovered = _model.TryScale(SunSpecMap.PowerScale, out _);
            return IsDiscovered ? DeviceFault.None : DeviceFault.MissingPoint;
        }

        private int TakeReading()
        {
            _job = Job.None;
            int fault = _model.Id == _discovery.InverterModel ? SunSpecReading.Take(_model, Reading) : DeviceFault.ModelMoved;
            ReadingIsValid = fault == DeviceFault.None;
            return fault;
        }
    }
}

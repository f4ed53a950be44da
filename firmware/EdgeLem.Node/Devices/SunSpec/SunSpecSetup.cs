using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// Reads, after discovery, what does not change: who the device is, its ratings, and whether controls and measurement are of use. Models 702, 704, 701 where
    /// they are all there, else 120, 121, 123 and the inverter model.
    /// </summary>
    internal sealed class SunSpecSetup
    {
        private enum Step
        {
            Name,
            Nameplate,
            Settings,
            Capacity,
            Controls,
            Measurement,
            Finished,
        }

        private readonly byte _unitId;
        private readonly SunSpecDiscovery _discovery;
        private readonly SunSpecRatings _ratings;
        private readonly SunSpecModel _model = new SunSpecModel(ModbusRequest.MaximumReadCount);
        private Step _step;

        public SunSpecSetup(byte unitId, SunSpecDiscovery discovery, SunSpecRatings ratings)
        {
            _unitId = unitId;
            _discovery = discovery;
            _ratings = ratings;
            ModelName = string.Empty;
        }

        /// <summary>True when the measurement model was read last.</summary>
        public bool IsFinished => _step == Step.Finished;

        /// <summary>Manufacturer and model; empty while not known.</summary>
        public string ModelName { get; private set; }

        /// <summary>Whether the device takes a reactive setpoint.</summary>
        public bool TakesReactive { get; private set; }

        /// <summary>Where the measurement model is.</summary>
        public int MeasurementAddress => IsDer ? _discovery.Models.AddressOf(SunSpecDerMap.Measurement) : _discovery.InverterAddress;

        /// <summary>Which measurement model it is.</summary>
        public int MeasurementModel => IsDer ? SunSpecDerMap.Measurement : _discovery.InverterModel;

        /// <summary>How many registers a reading of it takes.</summary>
        public int MeasurementLength
        {
            get
            {
                if (IsDer)
                {
                    return SunSpecDerMap.MeasurementLength;
                }

                return _discovery.InverterModel >= SunSpecFloatMap.SinglePhase ? SunSpecFloatMap.Length : SunSpecMap.InverterLength;
            }
        }

        /// <summary>Where the controls model is.</summary>
        public int ControlsAddress => IsDer ? _discovery.Models.AddressOf(SunSpecDerMap.Controls) : _discovery.ControlsAddress;

        private bool IsDer => _discovery.Models.HasDerFamily;

        /// <summary>Starts over.</summary>
        public void Begin()
        {
            _step = Step.Name;
            _ratings.Clear();
            TakesReactive = false;
        }

        /// <summary>Sets the next read.</summary>
        public void SetRequest(ModbusRequest request)
        {
            switch (_step)
            {
                case Step.Name: Read(request, _discovery.CommonAddress, SunSpecMap.ManufacturerAndModel); break;
                case Step.Nameplate: Read(request, _discovery.NameplateAddress, SunSpecMap.NameplateLength); break;
                case Step.Settings: Read(request, _discovery.SettingsAddress, SunSpecMap.SettingsLength); break;
                case Step.Capacity: Read(request, _discovery.Models.AddressOf(SunSpecDerMap.Capacity), SunSpecDerMap.CapacityLength); break;
                case Step.Controls: Read(request, ControlsAddress, IsDer ? SunSpecDerMap.ControlsLength : SunSpecMap.ControlsLength); break;
                default: Read(request, MeasurementAddress, MeasurementLength); break;
            }
        }

        /// <summary>Takes the result of the read; gives a fault of <see cref="DeviceFault"/>, or 0.</summary>
        /// <param name="master">The ended master.</param>
        /// <param name="controls">Judges the controls model.</param>
        public int Complete(ModbusMaster master, ISunSpecControls controls)
        {
            if (master.Outcome != ModbusOutcome.Done)
            {
                return DeviceFault.Of(master);
            }

            _model.Load(master.Registers);
            switch (_step)
            {
                case Step.Name: return TakeName();
                case Step.Nameplate: return Next(_discovery.SettingsAddress != 0 ? Step.Settings : Step.Controls, _ratings.TakeNameplate(_model));
                case Step.Settings: return Next(Step.Controls, _ratings.TakeSettings(_model));
                case Step.Capacity: return Next(Step.Controls, _ratings.TakeCapacity(_model));
                case Step.Controls: return Next(Step.Measurement, TakeControls(controls));
                default: return Next(Step.Finished, CheckMeasurement());
            }
        }

        private void Read(ModbusRequest request, int address, int length)
        {
            request.SetRead(_unitId, ModbusFunction.ReadHoldingRegisters, address, SunSpecMap.HeaderRegisters + length);
        }

        private int Next(Step step, int fault)
        {
            _step = fault == DeviceFault.None ? step : _step;
            return fault;
        }

        private int TakeName()
        {
            ModelName = _model.Text(SunSpecMap.Manufacturer, 16) + " " + _model.Text(SunSpecMap.Manufacturer + 16, 16);
            return Next(IsDer ? Step.Capacity : Step.Nameplate, _model.Id == SunSpecMap.Common ? DeviceFault.None : DeviceFault.ModelMoved);
        }

        private int TakeControls(ISunSpecControls controls)
        {
            if (_model.Id != (IsDer ? SunSpecDerMap.Controls : SunSpecMap.Controls))
            {
                return DeviceFault.ModelMoved;
            }

            TakesReactive = controls.TakesReactive(_model);
            return controls.TakesLimit(_model) ? DeviceFault.None : DeviceFault.MissingPoint;
        }

        private int CheckMeasurement()
        {
            if (_model.Id != MeasurementModel)
            {
                return DeviceFault.ModelMoved;
            }

            // The value itself may be missing at night; the scale factor tells that the point exists. Floats have none.
            bool hasPower = IsDer ? _model.TryScale(SunSpecDerMap.PowerScale, out _)
                : _model.Id >= SunSpecFloatMap.SinglePhase || _model.TryScale(SunSpecMap.PowerScale, out _);
            return hasPower ? DeviceFault.None : DeviceFault.MissingPoint;
        }
    }
}

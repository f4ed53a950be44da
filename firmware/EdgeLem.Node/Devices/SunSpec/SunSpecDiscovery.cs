using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// Finds the SunSpec marker and walks the chain of models by their lengths. Each search that gets no answer at its base starts at the next base
    /// next time, so that a device that keeps silent about unknown registers is found too, without holding the bus for three time-outs in a row.
    /// </summary>
    internal sealed class SunSpecDiscovery
    {
        private const int Bases = 3;
        private const int GreatestModels = 100;

        private readonly byte _unitId;
        private readonly SunSpecRole _role;
        private int _baseIndex;
        private int _basesTried;
        private int _address;
        private int _models;
        private bool _isWalking;
        private bool _asksIdAlone;

        public SunSpecDiscovery(byte unitId)
            : this(unitId, SunSpecRole.Inverter)
        {
        }

        /// <summary>Seeks the models that a role needs.</summary>
        public SunSpecDiscovery(byte unitId, SunSpecRole role)
        {
            _unitId = unitId;
            _role = role;
        }

        /// <summary>Where model 1 is; 0 while not found.</summary>
        public int CommonAddress { get; private set; }

        /// <summary>Where the inverter model is; 0 while not found.</summary>
        public int InverterAddress { get; private set; }

        /// <summary>Which inverter model it is: 101, 102, 103, or 111, 112, 113 with floats.</summary>
        public int InverterModel { get; private set; }

        /// <summary>Where model 120 is; 0 while not found.</summary>
        public int NameplateAddress { get; private set; }

        /// <summary>Where model 121 is; 0 when the device does not have it.</summary>
        public int SettingsAddress { get; private set; }

        /// <summary>Where model 123 is; 0 while not found.</summary>
        public int ControlsAddress { get; private set; }

        /// <summary>Where the meter model is; 0 while not found.</summary>
        public int MeterAddress { get; private set; }

        /// <summary>Which meter model it is: 201 to 204, 211 to 214.</summary>
        public int MeterModel { get; private set; }

        /// <summary>Where the model 1 of the device that the meter model belongs to is: an inverter's chain may hold a meter with a model 1 of its own.</summary>
        public int MeterCommonAddress { get; private set; }

        /// <summary>Where the other models are.</summary>
        public SunSpecModelTable Models { get; } = new SunSpecModelTable();

        /// <summary>True when the end of the chain was reached and every needed model is there.</summary>
        public bool IsComplete { get; private set; }

        /// <summary>Starts from the marker.</summary>
        public void Begin()
        {
            _basesTried = 0;
            _models = 0;
            _isWalking = false;
            _asksIdAlone = false;
            IsComplete = false;
            CommonAddress = 0;
            InverterAddress = 0;
            NameplateAddress = 0;
            SettingsAddress = 0;
            ControlsAddress = 0;
            MeterAddress = 0;
            MeterCommonAddress = 0;
            Models.Clear();
        }

        /// <summary>Sets the next read: the marker, or id and length of the next model.</summary>
        public void SetRequest(ModbusRequest request)
        {
            if (!_isWalking)
            {
                request.SetRead(_unitId, ModbusFunction.ReadHoldingRegisters, BaseAddress(_baseIndex), 2);
            }
            else
            {
                request.SetRead(_unitId, ModbusFunction.ReadHoldingRegisters, _address, _asksIdAlone ? 1 : SunSpecMap.HeaderRegisters);
            }
        }

        /// <summary>Takes the result of the read; gives a fault of <see cref="DeviceFault"/>, or 0.</summary>
        public int Complete(ModbusMaster master)
        {
            return _isWalking ? CompleteHeader(master) : CompleteMarker(master);
        }

        private static int BaseAddress(int index)
        {
            return index == 0 ? 40000 : (index == 1 ? 0 : 50000);
        }

        private int CompleteMarker(ModbusMaster master)
        {
            bool isMarker = master.Outcome == ModbusOutcome.Done
                && master.RegisterAt(0) == SunSpecMap.MarkerHigh && master.RegisterAt(1) == SunSpecMap.MarkerLow;
            if (isMarker)
            {
                _isWalking = true;
                _address = BaseAddress(_baseIndex) + 2;
                return DeviceFault.None;
            }

            _baseIndex = (_baseIndex + 1) % Bases;
            _basesTried++;
            if (master.Outcome != ModbusOutcome.Done && master.Outcome != ModbusOutcome.ExceptionReply)
            {
                return DeviceFault.Of(master);
            }

            return _basesTried < Bases ? DeviceFault.None : DeviceFault.NoSunSpecMarker;
        }

        private int CompleteHeader(ModbusMaster master)
        {
            if (master.Outcome == ModbusOutcome.ExceptionReply && !_asksIdAlone)
            {
                // Some devices end their registers with the end model's id and refuse to read its length.
                _asksIdAlone = true;
                return DeviceFault.None;
            }

            if (master.Outcome != ModbusOutcome.Done)
            {
                return DeviceFault.Of(master);
            }

            if (master.RegisterAt(0) == SunSpecMap.EndModel)
            {
                return CheckModels();
            }

            return _asksIdAlone ? DeviceFault.BrokenModelChain : TakeModel(master.RegisterAt(0), master.RegisterAt(1));
        }

        private int TakeModel(int id, int length)
        {
            int next = _address + SunSpecMap.HeaderRegisters + length;
            bool beginsWrong = _models == 0 && id != SunSpecMap.Common;
            _models++;
            if (beginsWrong || _models > GreatestModels || next > 65534)
            {
                return DeviceFault.BrokenModelChain;
            }

            bool isUnwanted = _role == SunSpecRole.Inverter && SunSpecMeterMap.LengthOf(id) > 0;
            if (!isUnwanted && length < NeededLength(id))
            {
                return DeviceFault.ShortModel;
            }

            Models.Add(id, _address, length);
            Remember(id);
            _address = next;
            return DeviceFault.None;
        }

        private static int NeededLength(int id)
        {
            switch (id)
            {
                case SunSpecMap.Common: return SunSpecMap.CommonLength;
                case SunSpecMap.Nameplate: return SunSpecMap.NameplateLength;
                case SunSpecMap.Settings: return SunSpecMap.SettingsLength;
                case SunSpecMap.Controls: return SunSpecMap.ControlsLength;
                default: return IsInverter(id) ? InverterLength(id) : SunSpecMeterMap.LengthOf(id);
            }
        }

        private static bool IsInverter(int id)
        {
            return (id >= SunSpecMap.InverterSinglePhase && id <= SunSpecMap.InverterThreePhase) || IsFloat(id);
        }

        private static bool IsFloat(int id)
        {
            return id >= SunSpecFloatMap.SinglePhase && id <= SunSpecFloatMap.ThreePhase;
        }

        private static int InverterLength(int id)
        {
            return IsFloat(id) ? SunSpecFloatMap.Length : SunSpecMap.InverterLength;
        }

        /// <summary>Keeps the first of each kind: after a second model 1 come the models of another device, such as a meter.</summary>
        private void Remember(int id)
        {
            RememberMeter(id);
            if (id == SunSpecMap.Common && CommonAddress == 0)
            {
                CommonAddress = _address;
            }
            else if (IsInverter(id) && InverterAddress == 0)
            {
                InverterAddress = _address;
                InverterModel = id;
            }
            else if (id == SunSpecMap.Nameplate && NameplateAddress == 0)
            {
                NameplateAddress = _address;
            }
            else if (id == SunSpecMap.Settings && SettingsAddress == 0)
            {
                SettingsAddress = _address;
            }
            else if (id == SunSpecMap.Controls && ControlsAddress == 0)
            {
                ControlsAddress = _address;
            }
        }

        private void RememberMeter(int id)
        {
            if (id == SunSpecMap.Common && MeterAddress == 0)
            {
                MeterCommonAddress = _address;
            }
            else if (SunSpecMeterMap.LengthOf(id) > 0 && MeterAddress == 0)
            {
                MeterAddress = _address;
                MeterModel = id;
            }
        }

        private int CheckModels()
        {
            if (_role != SunSpecRole.Inverter)
            {
                IsComplete = _models > 0 && (_role == SunSpecRole.Any || MeterAddress != 0);
                return IsComplete ? DeviceFault.None : (_models == 0 ? DeviceFault.BrokenModelChain : DeviceFault.NoMeterModel);
            }

            if (Models.HasDerFamily)
            {
                IsComplete = true;
                return DeviceFault.None;
            }

            if (InverterAddress == 0)
            {
                return _models == 0 ? DeviceFault.BrokenModelChain : DeviceFault.NoInverterModel;
            }

            if (NameplateAddress == 0)
            {
                return DeviceFault.NoNameplateModel;
            }

            IsComplete = ControlsAddress != 0;
            return IsComplete ? DeviceFault.None : DeviceFault.NoControlsModel;
        }
    }
}

using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// Makes an inverter follow a curve. Models 705, 706: write a curve that is not curve 1, ask for its adoption, poll until it is completed or failed, compare curve
    /// 1, enable. Models 126, 132: write a curve that is not the active one, choose it, enable. A curve that is active already is only enabled.
    /// </summary>
    /// <remarks>
    /// The result of an adoption may still be that of the one before when it is read first, so what counts in the end is that curve 1 shows the points. The model's
    /// reversion time is set to 0: the curve is what the device falls back to.
    /// </remarks>
    internal sealed class SunSpecCurveWriter
    {
        private const int MostPolls = 60;
        private const int LargestHeader = 15;

        private enum Step
        {
            Header,
            Active,
            Target,
            Choose,
            Poll,
            Adopted,
            StopTimer,
            Enable,
            Verify,
        }

        private readonly byte _unitId;
        private readonly WriteBudget _budget;
        private readonly SunSpecCurveScales _scales;
        private readonly SunSpecCurveBlock _block;
        private readonly SunSpecModel _header = new SunSpecModel(LargestHeader);
        private readonly ushort[] _values = new ushort[2];
        private SunSpecCurveLayout _layout = SunSpecCurveLayout.Create(SunSpecCurveLayout.VoltVar);
        private InverterCurve? _curve;
        private Step _step;
        private int _address;
        private int _target;
        private int _polls;

        public SunSpecCurveWriter(byte unitId, SunSpecRatings ratings, WriteBudget budget)
        {
            _unitId = unitId;
            _budget = budget;
            _scales = new SunSpecCurveScales(ratings);
            _block = new SunSpecCurveBlock(unitId, budget, _scales);
        }

        /// <summary>True when the job has no further request.</summary>
        public bool IsFinished { get; private set; }

        /// <summary>True when the device shows what was wanted.</summary>
        public bool IsConfirmed { get; private set; }

        private int CurveCount => _header.TryRaw(_layout.CurveCount, out ushort count) ? count : 0;

        private int DevicePoints => _header.TryRaw(_layout.PointCount, out ushort count) ? count : 0;

        private int ActiveCurve => _layout.IsAdopted ? 1 : (_header.TryRaw(_layout.Choice, out ushort active) ? active : 0);

        private bool IsEnabled => _header.TryRaw(_layout.Enable, out ushort enabled) && (enabled & 1) != 0;

        /// <summary>Starts a job that makes the device follow a curve.</summary>
        public void Begin(int model, int address, InverterCurve curve)
        {
            _curve = curve;
            Start(model, address);
        }

        /// <summary>Starts a job that disables the device's curve.</summary>
        public void BeginOff(int model, int address)
        {
            _curve = null;
            Start(model, address);
        }

        /// <summary>Sets the next read or write.</summary>
        public void SetRequest(ModbusRequest request)
        {
            switch (_step)
            {
                case Step.Active:
                case Step.Target:
                case Step.Adopted: _block.SetRequest(request); break;
                case Step.Choose: Write(request, _layout.Choice, _target, 1); break;
                case Step.StopTimer: Write(request, _layout.Revert, 0, _layout.IsAdopted ? 2 : 1); break;
                case Step.Enable: Write(request, _layout.Enable, _curve == null ? 0 : 1, 1); break;
                default: request.SetRead(_unitId, ModbusFunction.ReadHoldingRegisters, _address, _layout.HeaderRegisters); break;
            }
        }

        /// <summary>Takes the result; gives a fault of <see cref="DeviceFault"/>, or 0.</summary>
        public int Complete(ModbusMaster master)
        {
            int fault = CompleteStep(master);
            IsFinished = IsFinished || fault != DeviceFault.None;
            return fault;
        }

        private void Start(int model, int address)
        {
            if (model != 0)
            {
                _layout = SunSpecCurveLayout.Create(model);
            }

            _address = address;
            _step = Step.Header;
            _polls = 0;
            IsFinished = false;
            IsConfirmed = false;
        }

        private void Write(ModbusRequest request, int offset, int value, int registers)
        {
            _values[0] = registers == 1 ? (ushort)value : (ushort)0;
            _values[1] = (ushort)value;
            request.SetWriteMultiple(_unitId, _address + offset, _values, 0, registers);
        }

        private int CompleteStep(ModbusMaster master)
        {
            if (_step == Step.Active || _step == Step.Target || _step == Step.Adopted)
            {
                return CompleteBlock(master);
            }

            if (master.Outcome != ModbusOutcome.Done)
            {
                return DeviceFault.Of(master);
            }

            switch (_step)
            {
                case Step.Header: return TakeHeader(master);
                case Step.Choose: return Go(_layout.IsAdopted ? Step.Poll : Step.Verify);
                case Step.Poll: return TakeResult(master);
                case Step.StopTimer: return EnableOrVerify();
                case Step.Enable: return Go(Step.Verify);
                default: return TakeVerification(master);
            }
        }

        private int Go(Step step)
        {
            _step = step;
            return DeviceFault.None;
        }

        /// <summary>Goes to a step that writes a register which the device keeps, if the budget allows it.</summary>
        private int GoWriting(Step step, int offset)
        {
            return _budget.TrySpend(_unitId, _address + offset, RegisterMemory.Flash) ? Go(step) : DeviceFault.WriteBudgetSpent;
        }

        private int LoadHeader(ModbusMaster master)
        {
            _header.Load(master.Registers);
            return _header.Id == _layout.Model ? DeviceFault.None : DeviceFault.ModelMoved;
        }

        private int TakeHeader(ModbusMaster master)
        {
            int fault = LoadHeader(master);
            if (fault != DeviceFault.None || _curve == null)
            {
                return fault != DeviceFault.None ? fault : EnableOrVerify();
            }

            fault = _scales.Take(_layout, _header);
            bool hasRoom = DevicePoints >= _curve.PointCount && CurveCount >= (_layout.IsAdopted ? 2 : 1);
            if (fault != DeviceFault.None || !hasRoom)
            {
                return fault != DeviceFault.None ? fault : DeviceFault.NoCurve;
            }

            _target = ActiveCurve;
            return _target >= 1 && _target <= CurveCount ? BeginBlock(Step.Active, _target) : TryTarget(1);
        }

        private int BeginBlock(Step step, int curve)
        {
            int start = _address + _layout.HeaderRegisters + ((curve - 1) * _layout.CurveRegisters(DevicePoints));
            _block.Begin(start, _layout, _curve!, step != Step.Target);
            return Go(step);
        }

        /// <summary>Turns to a curve that may be written: not the active one, unless the device has no other.</summary>
        private int TryTarget(int curve)
        {
            _target = curve == ActiveCurve && CurveCount > 1 ? curve + 1 : curve;
            return _target <= CurveCount ? BeginBlock(Step.Target, _target) : DeviceFault.NoCurve;
        }

        private int CompleteBlock(ModbusMaster master)
        {
            int fault = _block.Complete(master);
            if (_step == Step.Active && fault == DeviceFault.CurveNotAdopted)
            {
                return TryTarget(1);
            }

            if (_step == Step.Target && fault == DeviceFault.NoCurve)
            {
                return TryTarget(_target + 1);
            }

            if (fault != DeviceFault.None || !_block.IsFinished)
            {
                return fault;
            }

            return _step == Step.Target ? GoWriting(Step.Choose, _layout.Choice) : StopTimerOrEnable();
        }

        private int TakeResult(ModbusMaster master)
        {
            int fault = LoadHeader(master);
            if (fault != DeviceFault.None)
            {
                return fault;
            }

            _header.TryRaw(_layout.Result, out ushort result);
            if (result == SunSpecCurveLayout.Failed)
            {
                return DeviceFault.CurveRefused;
            }

            _polls++;
            if (result == SunSpecCurveLayout.Completed)
            {
                return BeginBlock(Step.Adopted, 1);
            }

            return _polls < MostPolls ? DeviceFault.None : DeviceFault.CurveNotAdopted;
        }

        private int StopTimerOrEnable()
        {
            bool hasTimer = _layout.IsAdopted ? _header.HasUnsignedLong(_layout.Revert) : _header.HasUnsigned(_layout.Revert);
            _header.TryRaw(_layout.Revert, out ushort first);
            _header.TryRaw(_layout.Revert + 1, out ushort second);
            bool runs = hasTimer && (first != 0 || (_layout.IsAdopted && second != 0));
            return runs ? GoWriting(Step.StopTimer, _layout.Revert) : EnableOrVerify();
        }

        private int EnableOrVerify()
        {
            return IsEnabled == (_curve != null) ? Go(Step.Verify) : GoWriting(Step.Enable, _layout.Enable);
        }

        private int TakeVerification(ModbusMaster master)
        {
            int fault = LoadHeader(master);
            if (fault != DeviceFault.None)
            {
                return fault;
            }

            if (!_layout.IsAdopted && _curve != null && ActiveCurve == _target && !IsEnabled && _polls == 0)
            {
                _polls++;
                return StopTimerOrEnable();
            }

            IsFinished = true;
            IsConfirmed = IsEnabled == (_curve != null) && (_curve == null || _layout.IsAdopted || ActiveCurve == _target);
            return IsConfirmed ? DeviceFault.None : DeviceFault.ReadBackDiffers;
        }
    }
}

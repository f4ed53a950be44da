using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// Writes power limit and reactive power into model 123: reads the block, writes what is to change, reads the block again and compares; once more
    /// where it differs. Every pass takes the scale factors from the block it just read.
    /// </summary>
    /// <remarks>
    /// Written are only registers that the device implements, in runs of neighbours with function 16: percentage, window 0, reversion time, ramp 0, enable,
    /// in this order, since some firmware acts on the enable register. Compared are percentages, mode and enables; timers may run.
    /// </remarks>
    internal sealed class SunSpecControls
    {
        private const int Registers = SunSpecMap.ControlsLength + SunSpecMap.HeaderRegisters;
        private const int Passes = 2;
        private const double GreatestUnsigned = 65534;
        private const double GreatestSigned = 32767;

        /// <summary>Part of a step that rounding in the conversion to per cent may cost, so that 60 % does not become 59 %.</summary>
        private const double StepTolerance = 1e-6;

        private readonly byte _unitId;
        private readonly ushort _revertS;
        private readonly SunSpecRatings _ratings;
        private readonly SunSpecModel _model = new SunSpecModel(Registers);
        private readonly ushort[] _wanted = new ushort[Registers];
        private readonly bool[] _isWritten = new bool[Registers];
        private double _generationLimitW;
        private double _suppliedVar;
        private int _address;
        private int _pass;
        private int _runStart;
        private int _runLength;
        private bool _isWriting;

        public SunSpecControls(byte unitId, int revertS, SunSpecRatings ratings)
        {
            _unitId = unitId;
            _revertS = (ushort)revertS;
            _ratings = ratings;
        }

        /// <summary>True when the job has no further request.</summary>
        public bool IsFinished { get; private set; }

        /// <summary>True when the device shows what was wanted.</summary>
        public bool IsConfirmed { get; private set; }

        /// <summary>Whether a model 123 takes a reactive setpoint that the ratings give a meaning.</summary>
        public bool TakesReactive(SunSpecModel model)
        {
            return _ratings.SuppliedVar > 0 && _ratings.AbsorbedVar > 0
                && model.HasUnsigned(SunSpecMap.ReactiveEnable) && model.TryScale(SunSpecMap.ReactivePercentScale, out _)
                && (model.HasSigned(SunSpecMap.ReactivePercentOfMaximum) || model.HasSigned(SunSpecMap.ReactivePercentOfPower));
        }

        /// <summary>Starts a job on the model 123 at the address; vars in SunSpec's sense, supplied positive.</summary>
        public void Begin(int address, double generationLimitW, double suppliedVar)
        {
            _address = address;
            _generationLimitW = generationLimitW;
            _suppliedVar = suppliedVar;
            _pass = 0;
            _isWriting = false;
            IsFinished = false;
            IsConfirmed = false;
        }

        /// <summary>Sets the next read or write.</summary>
        public void SetRequest(ModbusRequest request)
        {
            if (_isWriting)
            {
                request.SetWriteMultiple(_unitId, _address + _runStart, _wanted, _runStart, _runLength);
            }
            else
            {
                request.SetRead(_unitId, ModbusFunction.ReadHoldingRegisters, _address, Registers);
            }
        }

        /// <summary>Takes the result; gives a fault of <see cref="DeviceFault"/>, or 0.</summary>
        public int Complete(ModbusMaster master)
        {
            int fault = _isWriting ? CompleteWrite(master) : CompleteRead(master);
            IsFinished = IsFinished || fault != DeviceFault.None;
            return fault;
        }

        private int CompleteRead(ModbusMaster master)
        {
            if (master.Outcome != ModbusOutcome.Done)
            {
                return DeviceFault.Of(master);
            }

            _model.Load(master.Registers);
            if (_model.Id != SunSpecMap.Controls)
            {
                return DeviceFault.ModelMoved;
            }

            // The comparison uses fresh scale factors: a device that changed them must show the setpoint in the new ones.
            int fault = Plan();
            if (fault != DeviceFault.None)
            {
                return fault;
            }

            return _pass > 0 && ShowsWanted() ? Confirm() : StartPass();
        }

        private int Confirm()
        {
            IsFinished = true;
            IsConfirmed = _suppliedVar == 0 || TakesReactive(_model);
            return IsConfirmed ? DeviceFault.None : DeviceFault.NoReactiveControl;
        }

        private int StartPass()
        {
            if (_pass == Passes)
            {
                return DeviceFault.ReadBackDiffers;
            }

            _pass++;
            FindRun(0);
            return DeviceFault.None;
        }

        private int CompleteWrite(ModbusMaster master)
        {
            if (master.Outcome == ModbusOutcome.ExceptionReply && master.ExceptionCode != ModbusExceptionCode.ServerDeviceBusy)
            {
                return DeviceFault.Of(master);
            }

            if (master.Outcome == ModbusOutcome.Done)
            {
                FindRun(_runStart + _runLength);
            }
            else
            {
                // Never write again blindly: what the device shows now decides.
                _isWriting = false;
            }

            return DeviceFault.None;
        }

        /// <summary>Finds the next run of neighbouring registers to write; without one, the read-back follows.</summary>
        private void FindRun(int from)
        {
            _runStart = from;
            while (_runStart < Registers && !_isWritten[_runStart])
            {
                _runStart++;
            }

            _runLength = 0;
            while (_runStart + _runLength < Registers && _isWritten[_runStart + _runLength])
            {
                _runLength++;
            }

            _isWriting = _runLength > 0;
        }

        private int Plan()
        {
            for (int i = 0; i < Registers; i++)
            {
                _isWritten[i] = false;
            }

            int fault = PlanLimit();
            return fault == DeviceFault.None && TakesReactive(_model) ? PlanReactive() : fault;
        }

        private int PlanLimit()
        {
            if (!_model.TryScale(SunSpecMap.LimitPercentScale, out int exponent) || !_model.HasUnsigned(SunSpecMap.LimitEnable))
            {
                return DeviceFault.MissingPoint;
            }

            double steps = SunSpecModel.Scaled(100, -exponent);
            if (steps < 1 || steps > GreatestUnsigned)
            {
                return DeviceFault.SetpointScale;
            }

            bool isLimited = _generationLimitW < _ratings.MaximumPowerW;
            double raw = isLimited ? (_generationLimitW / _ratings.MaximumPowerW * steps) + StepTolerance : steps;
            Put(SunSpecMap.LimitPercent, (ushort)raw);
            PutIfThere(SunSpecMap.LimitWindow, 0);
            PutIfThere(SunSpecMap.LimitRevert, _revertS);
            PutIfThere(SunSpecMap.LimitRamp, 0);
            Put(SunSpecMap.LimitEnable, SunSpecMap.Enabled);
            return DeviceFault.None;
        }

        private int PlanReactive()
        {
            bool ofMaximum = _model.HasSigned(SunSpecMap.ReactivePercentOfMaximum);
            double capabilityVar = _suppliedVar < 0 ? _ratings.AbsorbedVar : _ratings.SuppliedVar;
            double heldVar = Clamp(_suppliedVar, capabilityVar);
            _model.TryScale(SunSpecMap.ReactivePercentScale, out int exponent);
            double steps = SunSpecModel.Scaled(100, -exponent);
            double raw = heldVar / (ofMaximum ? capabilityVar : _ratings.MaximumPowerW) * steps;
            if (steps < 1 || raw > GreatestSigned || raw < -GreatestSigned)
            {
                return DeviceFault.SetpointScale;
            }

            short rounded = (short)(raw < 0 ? raw - 0.5 : raw + 0.5);
            Put(ofMaximum ? SunSpecMap.ReactivePercentOfMaximum : SunSpecMap.ReactivePercentOfPower, (ushort)rounded);
            PutIfThere(SunSpecMap.ReactiveWindow, 0);
            PutIfThere(SunSpecMap.ReactiveRevert, _revertS);
            PutIfThere(SunSpecMap.ReactiveRamp, 0);
            PutIfThere(SunSpecMap.ReactiveMode, ofMaximum ? SunSpecMap.ModeOfMaximum : SunSpecMap.ModeOfPower);
            Put(SunSpecMap.ReactiveEnable, SunSpecMap.Enabled);
            return DeviceFault.None;
        }

        private static double Clamp(double value, double magnitude)
        {
            return value > magnitude ? magnitude : (value < -magnitude ? -magnitude : value);
        }

        private void Put(int offset, int value)
        {
            _wanted[offset] = (ushort)value;
            _isWritten[offset] = true;
        }

        private void PutIfThere(int offset, int value)
        {
            if (_model.HasUnsigned(offset))
            {
                Put(offset, value);
            }
        }

        private bool ShowsWanted()
        {
            return Shows(SunSpecMap.LimitPercent) && Shows(SunSpecMap.LimitEnable)
                && Shows(SunSpecMap.ReactivePercentOfPower) && Shows(SunSpecMap.ReactivePercentOfMaximum)
                && Shows(SunSpecMap.ReactiveMode) && Shows(SunSpecMap.ReactiveEnable);
        }

        private bool Shows(int offset)
        {
            return !_isWritten[offset] || (_model.TryRaw(offset, out ushort raw) && raw == _wanted[offset]);
        }
    }
}

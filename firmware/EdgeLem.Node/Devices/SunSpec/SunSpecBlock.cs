using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// Writes into one model: reads it, writes what is to change, reads it again and compares; once more where it differs. Heirs say what is wanted. Every pass
    /// takes the scale factors from the registers it just read.
    /// </summary>
    /// <remarks>
    /// Written are runs of neighbouring registers with function 16, in rising order; then, in a second sweep, what is to come last: some firmware acts on the
    /// enable register. Timers are not compared, since they may run. Registers that wear are written only where they differ, and out of the write budget.
    /// </remarks>
    internal abstract class SunSpecBlock
    {
        private const int Passes = 2;
        private const int LastSweep = 2;

        private readonly byte _unitId;
        private readonly ushort[] _wanted;
        private readonly int[] _sweeps;
        private readonly bool[] _isCompared;
        private int _address;
        private int _registers;
        private int _pass;
        private int _sweep;
        private int _runStart;
        private int _runLength;
        private bool _isWriting;

        /// <summary>A block of at most so many registers.</summary>
        protected SunSpecBlock(byte unitId, int capacity)
        {
            _unitId = unitId;
            _wanted = new ushort[capacity];
            _sweeps = new int[capacity];
            _isCompared = new bool[capacity];
            Model = new SunSpecModel(capacity);
        }

        /// <summary>True when the job has no further request.</summary>
        public bool IsFinished { get; private set; }

        /// <summary>True when the device shows what was wanted.</summary>
        public bool IsConfirmed { get; private set; }

        /// <summary>The registers as last read.</summary>
        protected SunSpecModel Model { get; }

        /// <summary>Where the device keeps the registers; volatile unless an heir says otherwise.</summary>
        protected virtual RegisterMemory Memory => RegisterMemory.Volatile;

        /// <summary>The budget that writes come out of; null for volatile registers.</summary>
        protected virtual WriteBudget? Budget => null;

        /// <summary>The id that the first register must show; 0 where the block is no whole model.</summary>
        protected abstract int ModelId { get; }

        /// <summary>Why the block must not be written, though it differs from what is wanted; 0 when it may.</summary>
        protected virtual int Refusal => DeviceFault.None;

        /// <summary>Sets the next read or write.</summary>
        public void SetRequest(ModbusRequest request)
        {
            if (_isWriting)
            {
                request.SetWriteMultiple(_unitId, _address + _runStart, _wanted, _runStart, _runLength);
            }
            else
            {
                request.SetRead(_unitId, ModbusFunction.ReadHoldingRegisters, _address, _registers);
            }
        }

        /// <summary>Takes the result; gives a fault of <see cref="DeviceFault"/>, or 0.</summary>
        public int Complete(ModbusMaster master)
        {
            int fault = _isWriting ? CompleteWrite(master) : CompleteRead(master);
            IsFinished = IsFinished || fault != DeviceFault.None;
            return fault;
        }

        /// <summary>Says with Put what is wanted, from the model as just read; gives a fault, or 0.</summary>
        protected abstract int Plan();

        /// <summary>The verdict once the device shows what was wanted.</summary>
        protected virtual int Verdict()
        {
            return DeviceFault.None;
        }

        /// <summary>Starts a job on the registers at the address.</summary>
        protected void Start(int address, int registers)
        {
            _address = address;
            _registers = registers;
            _pass = 0;
            _isWriting = false;
            IsFinished = false;
            IsConfirmed = false;
        }

        /// <summary>Wants a register to be written and shown.</summary>
        protected void Put(int offset, int value)
        {
            Want(offset, value, 1, true);
        }

        /// <summary>Wants a register to be written after the others, and shown.</summary>
        protected void PutLast(int offset, int value)
        {
            Want(offset, value, LastSweep, true);
        }

        /// <summary>Wants two registers to be written and shown.</summary>
        protected void PutLong(int offset, int value)
        {
            Put(offset, value >> 16);
            Put(offset + 1, value);
        }

        /// <summary>Wants a register to be written and shown, if the device implements it.</summary>
        protected void PutIfThere(int offset, int value)
        {
            if (Model.HasUnsigned(offset))
            {
                Put(offset, value);
            }
        }

        /// <summary>Wants a timer to be written, if the device implements it.</summary>
        protected void PutTimer(int offset, int seconds)
        {
            if (Model.HasUnsigned(offset))
            {
                Want(offset, seconds, 1, false);
            }
        }

        /// <summary>Wants a timer of two registers to be written, if the device implements it.</summary>
        protected void PutLongTimer(int offset, int seconds)
        {
            if (Model.HasUnsignedLong(offset))
            {
                Want(offset, seconds >> 16, 1, false);
                Want(offset + 1, seconds, 1, false);
            }
        }

        private int CompleteRead(ModbusMaster master)
        {
            if (master.Outcome != ModbusOutcome.Done)
            {
                return DeviceFault.Of(master);
            }

            Model.Load(master.Registers);
            if (ModelId != 0 && Model.Id != ModelId)
            {
                return DeviceFault.ModelMoved;
            }

            // The comparison uses fresh scale factors: a device that changed them must show the setpoint in the new ones.
            for (int i = 0; i < _registers; i++)
            {
                _sweeps[i] = 0;
                _isCompared[i] = false;
            }

            int fault = Plan();
            if (fault != DeviceFault.None)
            {
                return fault;
            }

            return (_pass > 0 || Memory != RegisterMemory.Volatile) && ShowsWanted() ? Confirm() : StartPass();
        }

        private int Confirm()
        {
            IsFinished = true;
            int fault = Verdict();
            IsConfirmed = fault == DeviceFault.None;
            return fault;
        }

        private int StartPass()
        {
            int refusal = _pass == Passes ? DeviceFault.ReadBackDiffers : Refusal;
            if (refusal != DeviceFault.None)
            {
                return refusal;
            }

            _pass++;
            _sweep = 1;
            return FindRun(0);
        }

        private int CompleteWrite(ModbusMaster master)
        {
            if (master.Outcome == ModbusOutcome.ExceptionReply && master.ExceptionCode != ModbusExceptionCode.ServerDeviceBusy)
            {
                return DeviceFault.Of(master);
            }

            if (master.Outcome == ModbusOutcome.Done)
            {
                return FindRun(_runStart + _runLength);
            }

            // Never write again blindly: what the device shows now decides.
            _isWriting = false;
            return DeviceFault.None;
        }

        /// <summary>Finds the next run of neighbouring registers to write; without one, the read-back follows.</summary>
        private int FindRun(int from)
        {
            _runLength = 0;
            while (_sweep <= LastSweep && !TryRun(from))
            {
                _sweep++;
                from = 0;
            }

            _isWriting = _runLength > 0;
            bool mayWrite = !_isWriting || Budget == null || Budget.TrySpend(_unitId, _address + _runStart, Memory);
            return mayWrite ? DeviceFault.None : DeviceFault.WriteBudgetSpent;
        }

        private bool TryRun(int from)
        {
            _runStart = from;
            while (_runStart < _registers && _sweeps[_runStart] != _sweep)
            {
                _runStart++;
            }

            while (_runStart + _runLength < _registers && _sweeps[_runStart + _runLength] == _sweep)
            {
                _runLength++;
            }

            return _runLength > 0;
        }

        private void Want(int offset, int value, int sweep, bool isCompared)
        {
            _wanted[offset] = (ushort)value;
            _isCompared[offset] = isCompared;
            _sweeps[offset] = Memory != RegisterMemory.Volatile && Shows(offset) ? 0 : sweep;
        }

        private bool ShowsWanted()
        {
            for (int i = 0; i < _registers; i++)
            {
                if (_isCompared[i] && !Shows(i))
                {
                    return false;
                }
            }

            return true;
        }

        private bool Shows(int offset)
        {
            return Model.TryRaw(offset, out ushort raw) && raw == _wanted[offset];
        }
    }
}

using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// Reads groups of a register map, and writes: reads the group, writes what differs, in the recipe's order, reads the group again and compares; once more where
    /// it differs. Registers that wear are paid for by the budget. Nothing is allocated after construction.
    /// </summary>
    internal sealed class RegisterDialogue
    {
        private const int Passes = 2;
        private const int Groups = 5;

        private readonly InverterMap _map;
        private readonly byte _unitId;
        private readonly WriteBudget _budget;
        private readonly ReadPlan[] _reads = new ReadPlan[Groups];
        private readonly double[] _values;
        private readonly long[] _writtenMs;
        private readonly WritePlan _plan;
        private readonly ushort[] _registers = new ushort[4];
        private IWriteRecipe? _recipe;
        private ReadPlan _read;
        private InverterGroup _group;
        private int _run;
        private int _step;
        private int _pass;
        private bool _isWriting;
        private long _nowMs = long.MinValue;

        public RegisterDialogue(InverterMap map, byte unitId, WriteBudget budget)
        {
            _map = map;
            _unitId = unitId;
            _budget = budget;
            for (int i = 0; i < Groups; i++)
            {
                _reads[i] = new ReadPlan(map, (InverterGroup)i);
            }

            _read = _reads[0];
            _values = new double[map.PointCount];
            _writtenMs = new long[map.PointCount];
            for (int i = 0; i < _values.Length; i++)
            {
                _values[i] = double.NaN;
                _writtenMs[i] = long.MinValue;
            }

            _plan = new WritePlan(map, _values);
            IsFinished = true;
        }

        /// <summary>True when the job has no further request.</summary>
        public bool IsFinished { get; private set; }

        /// <summary>True when the device shows what was wanted.</summary>
        public bool IsConfirmed { get; private set; }

        /// <summary>A value as last read; NaN when the device has none.</summary>
        public double Value(InverterQuantity quantity, int line)
        {
            int index = _map.IndexOf(quantity, line);
            return index < 0 ? double.NaN : _values[index];
        }

        /// <summary>Tells the time.</summary>
        public void SetTime(long nowMs)
        {
            _nowMs = nowMs;
            _budget.Advance(nowMs);
        }

        /// <summary>Starts reading a group; finished at once when the map has none of it.</summary>
        public void BeginReading(InverterGroup group)
        {
            Start(group, null);
        }

        /// <summary>Starts writing.</summary>
        public void BeginWriting(InverterGroup group, IWriteRecipe recipe)
        {
            Start(group, recipe);
        }

        /// <summary>Sets the next request.</summary>
        public void SetRequest(ModbusRequest request)
        {
            if (!_isWriting)
            {
                ReadRun run = _read.RunAt(_run);
                request.SetRead(_unitId, run.Function, run.Address, run.Count);
                return;
            }

            InverterPoint point = _map.PointAt(_plan.PointAt(_step));
            point.Encode(_plan.RawAt(_step), _registers);
            if (point.Registers == 1)
            {
                request.SetWriteSingle(_unitId, point.Address, _registers[0]);
            }
            else
            {
                request.SetWriteMultiple(_unitId, point.Address, _registers, 0, point.Registers);
            }
        }

        /// <summary>Takes the result; gives a fault of <see cref="DeviceFault"/>, or 0.</summary>
        public int Complete(ModbusMaster master)
        {
            int fault = _isWriting ? CompleteWrite(master) : CompleteRead(master);
            IsFinished = IsFinished || fault != DeviceFault.None;
            return fault;
        }

        private void Start(InverterGroup group, IWriteRecipe? recipe)
        {
            _group = group;
            _read = _reads[(int)group];
            _recipe = recipe;
            _pass = 0;
            IsConfirmed = false;
            StartRead();
        }

        private void StartRead()
        {
            _isWriting = false;
            _run = 0;
            IsFinished = _read.Count == 0;
        }

        private int CompleteRead(ModbusMaster master)
        {
            if (master.Outcome != ModbusOutcome.Done)
            {
                return DeviceFault.Of(master);
            }

            Take(master.Registers);
            _run++;
            if (_run < _read.Count)
            {
                return DeviceFault.None;
            }

            IsFinished = _recipe == null;
            return IsFinished ? DeviceFault.None : PlanAndWrite();
        }

        private void Take(RegisterBlock registers)
        {
            for (int i = 0; i < _values.Length; i++)
            {
                InverterPoint point = _map.PointAt(i);
                bool isHere = point.Group == _group && point.Function == _read.RunAt(_run).Function
                    && point.Address >= registers.Address && point.Address + point.Registers <= registers.Address + registers.Count;
                if (isHere)
                {
                    _values[i] = point.ValueOf(registers);
                }
            }
        }

        private int PlanAndWrite()
        {
            _plan.Clear();
            _recipe!.Fill(_plan);
            if (_pass > 0 && AllShown())
            {
                return Confirm();
            }

            if (_pass == Passes)
            {
                return DeviceFault.ReadBackDiffers;
            }

            _pass++;
            _step = -1;
            int fault = NextStep();
            return fault == DeviceFault.None && !_isWriting ? Confirm() : fault;
        }

        private int Confirm()
        {
            IsFinished = true;
            IsConfirmed = true;
            return DeviceFault.None;
        }

        private bool AllShown()
        {
            for (int step = 0; step < _plan.Count; step++)
            {
                if (!_plan.IsShown(step))
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Goes to the next value that must be written; past the last, nothing is being written.</summary>
        private int NextStep()
        {
            do
            {
                _step++;
            }
            while (_step < _plan.Count && _plan.IsShown(_step) && !MustRenew(_step));

            _isWriting = _step < _plan.Count;
            if (!_isWriting)
            {
                return DeviceFault.None;
            }

            InverterPoint point = _map.PointAt(_plan.PointAt(_step));
            return _budget.TrySpend(_unitId, point.Address, point.Memory) ? DeviceFault.None : DeviceFault.WriteBudgetSpent;
        }

        /// <summary>Without the time, and before the first write, everything that is to be renewed is.</summary>
        private bool MustRenew(int step)
        {
            long writtenMs = _writtenMs[_plan.PointAt(step)];
            bool isUnknown = _nowMs == long.MinValue || writtenMs == long.MinValue;
            return _pass == 1 && _plan.IsOld(step, isUnknown ? long.MaxValue : _nowMs - writtenMs);
        }

        private int CompleteWrite(ModbusMaster master)
        {
            if (master.Outcome == ModbusOutcome.ExceptionReply && master.ExceptionCode != ModbusExceptionCode.ServerDeviceBusy)
            {
                return DeviceFault.Of(master);
            }

            if (master.Outcome == ModbusOutcome.Done)
            {
                _writtenMs[_plan.PointAt(_step)] = _nowMs;
                int fault = NextStep();
                if (_isWriting)
                {
                    return fault;
                }
            }

            // Never write again blindly: what the device shows now decides.
            StartRead();
            return DeviceFault.None;
        }
    }
}

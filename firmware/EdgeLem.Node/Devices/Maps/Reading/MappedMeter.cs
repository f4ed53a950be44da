using System;
using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>A meter that is read by a <see cref="MeterMap"/>: a table says where its values lie, this driver reads, checks and normalises them.</summary>
    /// <remarks>
    /// First contact reads everything, transformer ratios included, and proves the word order; see <see cref="WordOrder"/>. The order found then holds
    /// until the driver is made anew: a meter whose order changes under way is a fault that somebody must look at. What the meter does not measure per line
    /// is NaN, never a split of a sum; only with one connected line is the sum that line's value. Nothing is allocated after construction.
    /// </remarks>
    public sealed class MappedMeter : IMeter
    {
        private readonly byte _unitId;
        private readonly int _lineMask;
        private readonly MeterReadPlan _fastPlan;
        private readonly MeterReadPlan _fullPlan;
        private readonly MeterReadPlan _contactPlan;
        private readonly MeterValues _values;
        private readonly WordOrderProbe _probe = new WordOrderProbe();
        private MeterReadPlan _plan;
        private int _next;
        private int _failed;

        /// <summary>Creates the driver of a meter on all lines that the map has.</summary>
        /// <param name="map">The map; may be shared.</param>
        /// <param name="unitId">1 to 247; over TCP 0 and 248 to 255 too.</param>
        /// <exception cref="ArgumentNullException">There is no map.</exception>
        public MappedMeter(MeterMap map, byte unitId)
            : this(map, unitId, map == null ? 1 : map.LineMask)
        {
        }

        /// <summary>Creates the driver of a meter.</summary>
        /// <param name="map">The map; may be shared.</param>
        /// <param name="unitId">1 to 247; over TCP 0 and 248 to 255 too.</param>
        /// <param name="lineMask">Which lines are wired: bit 0 is L1, bit 1 L2, bit 2 L3. An unwired line reads 0 and is not judged.</param>
        /// <exception cref="ArgumentNullException">There is no map.</exception>
        /// <exception cref="ArgumentOutOfRangeException">The mask is empty or names a line that the meter does not have.</exception>
        public MappedMeter(MeterMap map, byte unitId, int lineMask)
        {
            Map = map ?? throw new ArgumentNullException(nameof(map));
            if (lineMask < 1 || lineMask > map.LineMask)
            {
                throw new ArgumentOutOfRangeException(nameof(lineMask), "The line mask of " + map.Model + " is 1 to " + map.LineMask + "; got " + lineMask + ".");
            }

            _unitId = unitId;
            _lineMask = lineMask;
            _values = new MeterValues(Reading, lineMask);
            _fastPlan = new MeterReadPlan(map, MeterReadPlan.Fast);
            _fullPlan = new MeterReadPlan(map, MeterReadPlan.Fast + MeterReadPlan.Slow);
            _contactPlan = HasRatios(map) ? new MeterReadPlan(map, MeterReadPlan.Settings + MeterReadPlan.Fast + MeterReadPlan.Slow) : _fullPlan;
            _plan = _fullPlan;
            _next = _plan.Requests;
        }

        /// <summary>The map it reads by.</summary>
        public MeterMap Map { get; }

        /// <inheritdoc/>
        public string Model => Map.Model;

        /// <inheritdoc/>
        public int FaultCode { get; private set; }

        /// <inheritdoc/>
        public string FaultReason
        {
            get
            {
                bool isOrder = !IsKnown && (FaultCode == DeviceFault.WordOrder || FaultCode == DeviceFault.WordOrderAmbiguous);
                bool isRefusal = FaultCode > DeviceFault.Refused && FaultCode < DeviceFault.NotANumber;
                return DeviceFault.ReasonOf(FaultCode) + (isOrder ? "; " + _probe.Found() : (isRefusal ? "; " + RefusedRead() : ""));
            }
        }

        /// <inheritdoc/>
        public bool ReadingIsValid { get; private set; }

        /// <inheritdoc/>
        public MeterReading Reading { get; } = new MeterReading();

        /// <summary>Whether first contact succeeded: word order and ratios are known.</summary>
        public bool IsKnown { get; private set; }

        /// <summary>The word order that the meter has for what the map calls <see cref="MeterMap.WordOrder"/>; without meaning before <see cref="IsKnown"/>.</summary>
        public WordOrder WordOrder => RegisterNumber.Transposed(Map.WordOrder, _probe.Transposition);

        /// <summary>What is unusual about the meter, for the log at first contact; empty when nothing is.</summary>
        public string Remark => IsKnown && _probe.Transposition != 0
            ? Map.Model + " lays its numbers in word order " + MeterNames.Of(WordOrder) + " instead of " + MeterNames.Of(Map.WordOrder)
            : "";

        /// <inheritdoc/>
        public void BeginReading(bool everything)
        {
            _plan = !IsKnown ? _contactPlan : everything ? _fullPlan : _fastPlan;
            _next = 0;
            FaultCode = DeviceFault.None;
            ReadingIsValid = false;
            Reading.HasEnergy = false;
        }

        /// <inheritdoc/>
        public bool NextRequest(ModbusRequest request)
        {
            if (_next == _plan.Requests)
            {
                return false;
            }

            ReadBlock block = _plan.BlockAt(_next);
            request.SetRead(_unitId, block.Function, block.Address, block.Count);
            return true;
        }

        /// <inheritdoc/>
        public void Complete(ModbusMaster master)
        {
            if (_next == _plan.Requests)
            {
                return;
            }

            FaultCode = DeviceFault.Of(master);
            if (FaultCode != DeviceFault.None)
            {
                _failed = _next;
                _next = _plan.Requests;
                return;
            }

            _plan.BlockAt(_next).Registers.CopyFrom(master.Registers);
            _next++;
            if (_next == _plan.Requests)
            {
                FaultCode = TakeAll();
                ReadingIsValid = FaultCode == DeviceFault.None;
            }
        }

        private static bool HasRatios(MeterMap map)
        {
            return map.Find(MeterQuantity.CurrentRatio, MeterPoint.AllLines) != null || map.Find(MeterQuantity.VoltageRatio, MeterPoint.AllLines) != null;
        }

        /// <summary>Which read the device refused: a firmware without a register of the map needs a map of its own.</summary>
        private string RefusedRead()
        {
            ReadBlock block = _plan.BlockAt(_failed);
            return "the read of " + block.Count + " registers from " + block.Address + " on with function " + block.Function;
        }

        private int TakeAll()
        {
            if (!IsKnown)
            {
                int fault = MakeContact();
                if (fault != DeviceFault.None)
                {
                    return fault;
                }
            }

            _values.Clear();
            for (int i = 0; i < _plan.PointCount; i++)
            {
                MeterPoint point = _plan.PointAt(i);
                _values.Take(point, RegisterNumber.ValueOf(_plan.RegistersOf(i), point, _probe.Transposition));
            }

            return _values.Finish(_plan != _fastPlan, Map.MeasuresExport);
        }

        /// <summary>Ratios first, since they scale the voltage that proves the word order. A ratio is one register, so only its bytes could be swapped.</summary>
        private int MakeContact()
        {
            _probe.Clear();
            for (int i = 0; i < _plan.PointCount; i++)
            {
                MeterPoint point = _plan.PointAt(i);
                RegisterBlock registers = _plan.RegistersOf(i);
                if (MeterReadPlan.GroupOf(point.Quantity) == MeterReadPlan.Settings)
                {
                    _values.TakeRatio(point, RegisterNumber.ValueOf(registers, point, 0));
                }
                else
                {
                    OfferToProbe(point, registers);
                }
            }

            int fault = _values.RatioFault();
            fault = fault == DeviceFault.None ? _probe.Find(_values.VoltageRatio) : fault;
            IsKnown = fault == DeviceFault.None;
            return fault;
        }

        /// <summary>L1 proves the word order, or the first line with voltage after it.</summary>
        private void OfferToProbe(MeterPoint point, RegisterBlock registers)
        {
            if (point.Quantity == MeterQuantity.Frequency)
            {
                _probe.TakeFrequency(point, registers);
            }
            else if (point.Quantity == MeterQuantity.Voltage && (_lineMask & (1 << (point.Line - 1))) != 0 && !WordOrderProbe.IsZero(point, registers))
            {
                _probe.TakeVoltage(point, registers);
            }
        }
    }
}

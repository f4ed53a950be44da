using System;
using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// Any wallbox that a <see cref="WallboxMap"/> describes. A reading takes one request per block; a write sets the current, and starts or stops where the device has a
    /// switch for it; the first write, and the first after a failed one, also sets watchdog and fail-safe current.
    /// </summary>
    public sealed class MapWallbox : IWallbox
    {
        private const double LeastCurrentA = 6;
        private const double MostCurrentA = 63;
        private const double MostPowerW = 100000;

        private enum Job
        {
            None,
            Reading,
            SetUp,
            Current,
            Switch,
        }

        private readonly byte _unitId;
        private readonly WallboxMap _map;
        private readonly ushort[] _registers = new ushort[2];
        private Job _job;
        private int _index;
        private bool _isSetUp;
        private double _currentA;

        /// <summary>Creates the driver of one wallbox.</summary>
        /// <param name="unitId">0 to 255; a serial bus has 1 to 247.</param>
        /// <param name="map">Its registers, with at least one block to read and a current to set.</param>
        /// <exception cref="ArgumentException">The map is missing or has no block or no current.</exception>
        public MapWallbox(byte unitId, WallboxMap map)
        {
            if (map == null || map.ReadCount == 0 || map.Current == null)
            {
                throw new ArgumentException("A wallbox needs a map with a block to read and a current to set.", nameof(map));
            }

            _unitId = unitId;
            _map = map;
        }

        /// <inheritdoc/>
        public string Model => _map.Model;

        /// <inheritdoc/>
        public int FaultCode { get; private set; }

        /// <inheritdoc/>
        public string FaultReason => DeviceFault.ReasonOf(FaultCode);

        /// <inheritdoc/>
        public double CurrentStepA => _map.CurrentStepA;

        /// <inheritdoc/>
        public long RefreshMs => _map.WatchdogMs * 2 / 5;

        /// <inheritdoc/>
        public bool ReadingIsValid { get; private set; }

        /// <inheritdoc/>
        public WallboxReading Reading { get; } = new WallboxReading();

        /// <inheritdoc/>
        public bool WriteSucceeded { get; private set; }

        /// <inheritdoc/>
        public void BeginReading()
        {
            ReadingIsValid = false;
            Start(Job.Reading);
        }

        /// <inheritdoc/>
        public void BeginWrite(double currentA)
        {
            bool isCurrent = !double.IsNaN(currentA) && (currentA == 0 || (currentA >= LeastCurrentA && currentA <= MostCurrentA));
            if (!isCurrent)
            {
                throw new ArgumentOutOfRangeException(nameof(currentA), "A wallbox is set to 0 A or to 6 to 63 A.");
            }

            WriteSucceeded = false;
            _currentA = currentA;
            Start(_isSetUp || _map.SetupCount == 0 ? FirstWrite : Job.SetUp);
        }

        /// <inheritdoc/>
        public bool NextRequest(ModbusRequest request)
        {
            switch (_job)
            {
                case Job.None: return false;
                case Job.Reading: Read(request, _map.ReadAt(_index)); break;
                case Job.SetUp: Write(request, _map.SetupAt(_index)); break;
                case Job.Switch: Write(request, _currentA > 0 ? _map.Start! : _map.Stop!); break;
                default: WriteCurrent(request); break;
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

            FaultCode = DeviceFault.Of(master);
            if (FaultCode == DeviceFault.None && _job == Job.Reading)
            {
                FaultCode = Take(master.Registers, _map.ReadAt(_index));
            }

            if (FaultCode == DeviceFault.None)
            {
                Next();
            }
            else
            {
                // A device that failed may have restarted and lost its watchdog's setting.
                _isSetUp = false;
                _job = Job.None;
            }
        }

        /// <summary>A device with a switch keeps its last current while it pauses.</summary>
        private Job FirstWrite => _currentA > 0 || _map.Stop == null ? Job.Current : Job.Switch;

        private void Start(Job job)
        {
            _job = job;
            _index = 0;
            FaultCode = DeviceFault.None;
        }

        private void Next()
        {
            bool isWrite = _job != Job.Reading;
            _index++;
            switch (_job)
            {
                case Job.Reading: EndWhen(_index == _map.ReadCount); break;
                case Job.SetUp: NextAfterSetUp(); break;
                case Job.Current: _job = _map.Start == null ? Job.None : Job.Switch; break;
                default: _job = Job.None; break;
            }

            WriteSucceeded = isWrite && _job == Job.None;
        }

        private void EndWhen(bool isLast)
        {
            ReadingIsValid = isLast;
            _job = isLast ? Job.None : Job.Reading;
        }

        private void NextAfterSetUp()
        {
            _isSetUp = _index == _map.SetupCount;
            _job = _isSetUp ? FirstWrite : Job.SetUp;
        }

        private void Read(ModbusRequest request, WallboxRequest block)
        {
            request.SetRead(_unitId, block.Function, block.Address, block.Count);
        }

        private void Write(ModbusRequest request, WallboxRequest write)
        {
            _registers[0] = (ushort)write.Count;
            Write(request, write, 1);
        }

        private void Write(ModbusRequest request, WallboxRequest write, int count)
        {
            if (write.Function == ModbusFunction.WriteSingleRegister)
            {
                request.SetWriteSingle(_unitId, write.Address, _registers[0]);
            }
            else
            {
                request.SetWriteMultiple(_unitId, write.Address, _registers, 0, count);
            }
        }

        private void WriteCurrent(ModbusRequest request)
        {
            double counts = _currentA / _map.CurrentScale;
            if (_map.CurrentFormat == WallboxFormat.Unsigned16)
            {
                _registers[0] = (ushort)(counts + 0.5);
                Write(request, _map.Current!, 1);
                return;
            }

            uint raw = _map.CurrentFormat == WallboxFormat.Binary32 ? FloatBits(counts) : (uint)(counts + 0.5);
            _registers[0] = (ushort)(raw >> 16);
            _registers[1] = (ushort)raw;
            Write(request, _map.Current!, 2);
        }

        /// <summary>The bits of a number from 0 to 63 as IEEE 754 single precision, without allocating: one bit after the other of exponent and fraction.</summary>
        private static uint FloatBits(double value)
        {
            if (value <= 0)
            {
                return 0;
            }

            int exponent = 0;
            double fraction = value;
            while (fraction >= 2)
            {
                fraction /= 2;
                exponent++;
            }

            return ((uint)(exponent + 127) << 23) + (uint)(((fraction - 1) * 8388608) + 0.5);
        }

        private int Take(RegisterBlock registers, WallboxRequest block)
        {
            int fault = DeviceFault.None;
            for (int i = 0; i < _map.PointCount && fault == DeviceFault.None; i++)
            {
                WallboxPoint point = _map.PointAt(i);
                if (point.Address >= block.Address && point.Address < block.Address + block.Count)
                {
                    fault = Take(registers, point);
                }
            }

            return fault;
        }

        private int Take(RegisterBlock registers, WallboxPoint point)
        {
            double value = Number(registers, point);
            if (double.IsNaN(value) || double.IsInfinity(value))
            {
                return DeviceFault.NotANumber;
            }

            switch (point.Value)
            {
                case WallboxValue.State: Reading.State = _map.StateOf((int)value); return DeviceFault.None;
                case WallboxValue.StateText: Reading.State = StateOfLetter((int)value); return DeviceFault.None;
                case WallboxValue.Power: return TakePower(value);
                default: return TakeCurrent(point.Value, value);
            }
        }

        private int TakePower(double powerW)
        {
            Reading.PowerW = powerW;
            return powerW >= -MostPowerW && powerW <= MostPowerW ? DeviceFault.None : DeviceFault.PowerRange;
        }

        private int TakeCurrent(WallboxValue terminal, double currentA)
        {
            Reading.CurrentA[(int)terminal - (int)WallboxValue.CurrentA] = currentA;
            return ReadingCheck.IsCurrent(currentA) ? DeviceFault.None : DeviceFault.CurrentRange;
        }

        private static double Number(RegisterBlock registers, WallboxPoint point)
        {
            switch (point.Format)
            {
                case WallboxFormat.Unsigned16: return registers.TryUInt16(point.Address, out ushort word) ? word * point.Scale : double.NaN;
                case WallboxFormat.Unsigned32: return registers.TryUInt32(point.Address, WordOrder.Abcd, out uint value) ? value * point.Scale : double.NaN;
                case WallboxFormat.Binary32: return registers.TryFloat32(point.Address, WordOrder.Abcd, out double number) ? number * point.Scale : double.NaN;
                default: return registers.TryUInt16(point.Address, out ushort letters) ? letters >> 8 : double.NaN;
            }
        }

        private static WallboxState StateOfLetter(int letter)
        {
            switch (letter)
            {
                case 'A': return WallboxState.NoVehicle;
                case 'B': return WallboxState.Connected;
                case 'C': return WallboxState.Charging;
                case 'D': return WallboxState.Charging;
                default: return WallboxState.Fault;
            }
        }
    }
}

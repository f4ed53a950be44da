using System;
using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// A meter that speaks SunSpec: models 201 to 204 with scale factors, or 211 to 214 with floats, alone or in the chain of an inverter. The first reading
    /// finds the model, then a <see cref="MappedMeter"/> reads it. Source: SunSpec Information Models.
    /// </summary>
    /// <remarks>
    /// A refusal or an impossible value makes the next reading search again, since a device may lay out its models anew. A delta meter, 204 or 214, often has
    /// no voltage to neutral: its readings then end with <see cref="DeviceFault.NotANumber"/>.
    /// </remarks>
    public sealed class SunSpecMeter : IMeter
    {
        private readonly byte _unitId;
        private readonly int _lineMask;
        private readonly bool _countsExportPositive;
        private readonly SunSpecDiscovery _discovery;
        private readonly SunSpecModel _common = new SunSpecModel(SunSpecMap.HeaderRegisters + SunSpecMap.ManufacturerAndModel);
        private readonly MeterReading _nothing = new MeterReading();
        private MappedMeter? _meter;
        private bool _everything;
        private bool _isSearching;
        private int _searchFault;

        /// <summary>Creates the driver of a meter that counts as the specification says, import positive, on all its lines.</summary>
        /// <param name="unitId">1 to 247; over TCP 0 and 248 to 255 too.</param>
        public SunSpecMeter(byte unitId)
            : this(unitId, 0, false)
        {
        }

        /// <summary>Creates the driver of a meter.</summary>
        /// <param name="unitId">1 to 247; over TCP 0 and 248 to 255 too.</param>
        /// <param name="lineMask">Which lines are connected: bit 0 is L1; 1 to 7, or 0 for all that the model has.</param>
        /// <param name="countsExportPositive">True for devices that count power against the specification, export positive, as SolarEdge's do.</param>
        /// <exception cref="ArgumentOutOfRangeException">The mask is above 7 or negative.</exception>
        public SunSpecMeter(byte unitId, int lineMask, bool countsExportPositive)
        {
            if (lineMask < 0 || lineMask > 7)
            {
                throw new ArgumentOutOfRangeException(nameof(lineMask), "The line mask is 0 to 7.");
            }

            _unitId = unitId;
            _lineMask = lineMask;
            _countsExportPositive = countsExportPositive;
            _discovery = new SunSpecDiscovery(unitId, SunSpecRole.Meter);
        }

        /// <summary>The map of the model that was found; null before.</summary>
        public MeterMap? Map => _meter?.Map;

        /// <inheritdoc/>
        public string Model => _meter == null ? "" : _meter.Model;

        /// <inheritdoc/>
        public int FaultCode => _meter == null || _isSearching ? _searchFault : _meter.FaultCode;

        /// <inheritdoc/>
        public string FaultReason => _meter == null || _isSearching ? DeviceFault.ReasonOf(_searchFault) : _meter.FaultReason;

        /// <inheritdoc/>
        public bool ReadingIsValid => _meter != null && !_isSearching && _meter.ReadingIsValid;

        /// <summary>The reading; another object after the model was found anew.</summary>
        public MeterReading Reading => _meter == null ? _nothing : _meter.Reading;

        /// <inheritdoc/>
        public void BeginReading(bool everything)
        {
            _everything = everything;
            _searchFault = DeviceFault.None;
            _isSearching = _meter == null || LooksMoved(_meter.FaultCode);
            if (_isSearching)
            {
                _discovery.Begin();
            }
            else
            {
                _meter!.BeginReading(everything);
            }
        }

        /// <inheritdoc/>
        public bool NextRequest(ModbusRequest request)
        {
            if (!_isSearching)
            {
                return _meter != null && _meter.NextRequest(request);
            }

            if (_searchFault != DeviceFault.None)
            {
                return false;
            }

            if (_discovery.IsComplete)
            {
                int registers = SunSpecMap.HeaderRegisters + SunSpecMap.ManufacturerAndModel;
                request.SetRead(_unitId, ModbusFunction.ReadHoldingRegisters, _discovery.MeterCommonAddress, registers);
            }
            else
            {
                _discovery.SetRequest(request);
            }

            return true;
        }

        /// <inheritdoc/>
        public void Complete(ModbusMaster master)
        {
            if (!_isSearching)
            {
                _meter?.Complete(master);
            }
            else if (_searchFault == DeviceFault.None)
            {
                _searchFault = _discovery.IsComplete ? TakeCommon(master) : _discovery.Complete(master);
            }
        }

        private static bool LooksMoved(int fault)
        {
            return fault > DeviceFault.Refused;
        }

        private int TakeCommon(ModbusMaster master)
        {
            int fault = DeviceFault.Of(master);
            if (fault != DeviceFault.None)
            {
                return fault;
            }

            _common.Load(master.Registers);
            if (_common.Id != SunSpecMap.Common)
            {
                return DeviceFault.ModelMoved;
            }

            int lines = (1 << SunSpecMeterMap.LinesOf(_discovery.MeterModel)) - 1;
            if ((_lineMask & ~lines) != 0)
            {
                return DeviceFault.NoMeterModel;
            }

            string name = _common.Text(SunSpecMap.Manufacturer, 16) + " " + _common.Text(SunSpecMap.Manufacturer + 16, 16);
            MeterMap map = SunSpecMeterMap.Create(_discovery.MeterModel, _discovery.MeterAddress, _countsExportPositive, name);
            _meter = new MappedMeter(map, _unitId, _lineMask == 0 ? lines : _lineMask);
            _meter.BeginReading(_everything);
            _isSearching = false;
            return DeviceFault.None;
        }
    }
}

using System;
using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// Tells what device answers at a unit id. It looks for the SunSpec marker and reads the chain behind it; asks the registers by which meters tell what
    /// they are, then those by which inverters do; and where nobody said a known name, reads the device by every meter map and sees which gives plausible values on the
    /// most lines.
    /// </summary>
    /// <remarks>
    /// A job like those of other devices: <see cref="BeginScan"/>, then requests until none is left. It reads only. An absent unit costs four unanswered
    /// requests, so give the master few retries; a thorough scan goes on, for devices that keep silent about registers that they do not have.
    /// It allocates: it is a tool for bringing up a bus, not part of the cycle.
    /// </remarks>
    public sealed class UnitScan : IBusDevice
    {
        private const int SunSpecBases = 3;

        private enum Stage
        {
            None,
            SunSpec,
            Common,
            Presence,
            Identification,
            Inverters,
            Readings,
        }

        private readonly MeterCandidates _candidates;
        private readonly bool _isThorough;
        private readonly InverterQuestions _inverters = new InverterQuestions();
        private readonly SunSpecModel _common = new SunSpecModel(SunSpecMap.HeaderRegisters + SunSpecMap.ManufacturerAndModel);
        private MeterMap[] _best = new MeterMap[0];
        private SunSpecDiscovery _discovery = new SunSpecDiscovery(1, SunSpecRole.Any);
        private MappedMeter? _meter;
        private Stage _stage;
        private byte _unitId;
        private int _index;
        private int _silentBases;

        /// <summary>Creates a scan for the built-in maps that gives up on a unit after four requests without any answer.</summary>
        public UnitScan()
            : this(MeterCatalogue.All(), false)
        {
        }

        /// <summary>Creates a scan.</summary>
        /// <param name="maps">The maps to consider.</param>
        /// <param name="isThorough">Whether to try everything on a unit that answers nothing.</param>
        /// <exception cref="ArgumentNullException">There are no maps.</exception>
        public UnitScan(MeterMap[] maps, bool isThorough)
        {
            _candidates = new MeterCandidates(maps ?? throw new ArgumentNullException(nameof(maps)));
            _isThorough = isThorough;
        }

        /// <summary>What is there; without meaning before the job is finished.</summary>
        public ScanFinding Finding { get; private set; }

        /// <summary>The map to read the meter with; null unless <see cref="Finding"/> is <see cref="ScanFinding.Meter"/>.</summary>
        public MeterMap? Map => Finding == ScanFinding.Meter ? _best[0] : null;

        /// <summary>Whether the device itself said what it is. False when only its readings speak for the map.</summary>
        public bool IsIdentified { get; private set; }

        /// <summary>How many maps fit the meter.</summary>
        public int PossibleCount => _best.Length;

        /// <summary>The id of the inverter's driver in <see cref="InverterCatalogue"/>; empty unless <see cref="Finding"/> is one of the two inverters.</summary>
        public string InverterId => Finding == ScanFinding.Inverter ? _inverters.Id : (Finding == ScanFinding.SunSpecInverter ? InverterCatalogue.SunSpec : "");

        /// <summary>The SunSpec model that says what the device is: 101 to 103, 111 to 113, 701 where there is none of these, 201 to 204, 211 to 214; 0 without one.</summary>
        public int SunSpecModelId { get; private set; }

        /// <inheritdoc/>
        public string Model { get; private set; } = "";

        /// <inheritdoc/>
        public int FaultCode { get; private set; }

        /// <inheritdoc/>
        public string FaultReason => DeviceFault.ReasonOf(FaultCode);

        /// <summary>A map that fits the meter.</summary>
        /// <param name="index">0 to <see cref="PossibleCount"/> - 1.</param>
        /// <returns>The map.</returns>
        public MeterMap PossibleAt(int index)
        {
            return _best[index];
        }

        /// <summary>The model that makes a SunSpec device an inverter; 0 for others.</summary>
        private int InverterModel => _discovery.InverterAddress != 0 ? _discovery.InverterModel : (_discovery.Models.Has(SunSpecDerMap.Measurement) ? SunSpecDerMap.Measurement : 0);

        /// <summary>Starts scanning a unit.</summary>
        /// <param name="unitId">1 to 247; over TCP 0 and 248 to 255 too.</param>
        public void BeginScan(byte unitId)
        {
            _unitId = unitId;
            _stage = Stage.SunSpec;
            _discovery = new SunSpecDiscovery(unitId, SunSpecRole.Any);
            _discovery.Begin();
            _silentBases = 0;
            _candidates.Clear();
            _best = new MeterMap[0];
            Finding = ScanFinding.Silence;
            IsIdentified = false;
            SunSpecModelId = 0;
            Model = "";
            FaultCode = DeviceFault.None;
        }

        /// <inheritdoc/>
        public bool NextRequest(ModbusRequest request)
        {
            switch (_stage)
            {
                case Stage.SunSpec: _discovery.SetRequest(request); break;
                case Stage.Common: SetCommonRequest(request); break;
                case Stage.Presence: request.SetRead(_unitId, ModbusFunction.ReadInputRegisters, 0, 2); break;
                case Stage.Identification: SetIdentificationRequest(request); break;
                case Stage.Inverters: _inverters.SetRequest(_unitId, request); break;
                case Stage.Readings: _meter!.NextRequest(request); break;
                default: return false;
            }

            return true;
        }

        /// <inheritdoc/>
        public void Complete(ModbusMaster master)
        {
            if (master.Outcome == ModbusOutcome.Done || IsAnswerOfDevice(master))
            {
                Finding = ScanFinding.Unknown;
            }

            switch (_stage)
            {
                case Stage.SunSpec: CompleteSunSpec(master); break;
                case Stage.Common: CompleteCommon(master); break;
                case Stage.Presence: CompletePresence(); break;
                case Stage.Identification: CompleteIdentification(master); break;
                case Stage.Inverters: CompleteInverters(master); break;
                case Stage.Readings: CompleteReading(master); break;
                default: break;
            }
        }

        /// <summary>A gateway that answers for a device which is not there says so by its exceptions 0A and 0B (MODBUS Application Protocol V1.1b3, section 7).</summary>
        private static bool IsAnswerOfDevice(ModbusMaster master)
        {
            return master.Outcome == ModbusOutcome.ExceptionReply
                && master.ExceptionCode != ModbusExceptionCode.GatewayPathUnavailable
                && master.ExceptionCode != ModbusExceptionCode.GatewayTargetFailedToRespond;
        }

        private void SetCommonRequest(ModbusRequest request)
        {
            int address = InverterModel != 0 ? _discovery.CommonAddress : _discovery.MeterCommonAddress;
            request.SetRead(_unitId, ModbusFunction.ReadHoldingRegisters, address, SunSpecMap.HeaderRegisters + SunSpecMap.ManufacturerAndModel);
        }

        private void SetIdentificationRequest(ModbusRequest request)
        {
            MeterIdentification asked = _candidates.MapAt(_index).Identification!;
            request.SetRead(_unitId, asked.Function, asked.Address, asked.Registers);
        }

        private void CompleteSunSpec(ModbusMaster master)
        {
            int fault = _discovery.Complete(master);
            if (_discovery.IsComplete)
            {
                _stage = Stage.Common;
            }
            else if (fault == DeviceFault.NoReply && ++_silentBases < SunSpecBases)
            {
                _discovery.Begin();
            }
            else if (fault != DeviceFault.None)
            {
                _stage = Stage.Presence;
            }
        }

        private void CompleteCommon(ModbusMaster master)
        {
            if (master.Outcome == ModbusOutcome.Done)
            {
                _common.Load(master.Registers);
                Model = _common.Text(SunSpecMap.Manufacturer, 16) + " " + _common.Text(SunSpecMap.Manufacturer + 16, 16);
            }

            bool isInverter = InverterModel != 0;
            bool isMeter = _discovery.MeterAddress != 0;
            SunSpecModelId = isInverter ? InverterModel : (isMeter ? _discovery.MeterModel : 0);
            IsIdentified = true;
            End(isInverter ? ScanFinding.SunSpecInverter : (isMeter ? ScanFinding.SunSpecMeter : ScanFinding.SunSpecOther));
        }

        private void CompletePresence()
        {
            if (Finding == ScanFinding.Silence && !_isThorough)
            {
                End(ScanFinding.Silence);
            }
            else
            {
                GoToIdentification(0);
            }
        }

        private void CompleteIdentification(ModbusMaster master)
        {
            _candidates.TakeIdentification(_index, master);
            if (_candidates.HasNamed)
            {
                EndWithBest();
            }
            else
            {
                GoToIdentification(_index + 1);
            }
        }

        private void CompleteInverters(ModbusMaster master)
        {
            _inverters.Complete(master);
            if (_inverters.IsFinished && _inverters.Model.Length == 0)
            {
                GoToReading(0);
            }
            else if (_inverters.IsFinished)
            {
                Model = _inverters.Model;
                IsIdentified = true;
                End(_inverters.Id.Length > 0 ? ScanFinding.Inverter : ScanFinding.Unknown);
            }
        }

        private void CompleteReading(ModbusMaster master)
        {
            _meter!.Complete(master);
            if (_meter.FaultCode != DeviceFault.None || _meter.ReadingIsValid)
            {
                _candidates.TakeReading(_index, _meter);
                GoToReading(_index + 1);
            }
        }

        private void GoToIdentification(int from)
        {
            _stage = Stage.Identification;
            _index = _candidates.NextIdentification(from);
            if (_index == _candidates.Count)
            {
                _stage = Stage.Inverters;
                _inverters.Begin();
            }
        }

        private void GoToReading(int index)
        {
            _stage = Stage.Readings;
            _index = index;
            if (index == _candidates.Count)
            {
                EndWithBest();
                return;
            }

            _meter = new MappedMeter(_candidates.MapAt(index), _unitId);
            _meter.BeginReading(true);
        }

        private void EndWithBest()
        {
            _best = _candidates.Best();
            IsIdentified = _candidates.HasNamed;
            if (_best.Length == 1)
            {
                Model = _candidates.Text.Length > 0 ? _best[0].Model + " (" + _candidates.Text + ")" : _best[0].Model;
            }

            End(_best.Length == 0 ? Finding : (_best.Length == 1 ? ScanFinding.Meter : ScanFinding.AmbiguousMeter));
        }

        private void End(ScanFinding finding)
        {
            Finding = finding;
            FaultCode = finding == ScanFinding.Silence ? DeviceFault.NoReply : DeviceFault.None;
            _stage = Stage.None;
        }
    }
}

using System;
using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// Eastron SDM630-Modbus, three lines with neutral or fewer. The meter counts in load reference already: import positive, inductive vars positive.
    /// Source: Eastron SDM630-Modbus protocol V2.0.
    /// </summary>
    /// <remarks>
    /// Input registers, function 4, float32 ABCD, even addresses and counts, at most 80 registers a read.
    /// A counter is a float32 in kWh: above 16384 kWh it moves in steps of about 2 Wh, above 131072 kWh of about 16 Wh.
    /// </remarks>
    public sealed class Sdm630Meter : IMeter
    {
        /// <summary>The line mask of a meter on all three lines.</summary>
        public const int AllLines = 7;

        private const byte Function = ModbusFunction.ReadInputRegisters;

        // Register map:         address    unit   lines                         read with
        private const int Voltage = 0x0000;     // V      L1, L2, L3 at +0, +2, +4      fast group
        private const int Current = 0x0006;     // A      L1, L2, L3                    fast group
        private const int Power = 0x000C;       // W      L1, L2, L3                    fast group
        private const int Reactive = 0x0018;    // var    L1, L2, L3                    fast group
        private const int Frequency = 0x0046;   // Hz     all                           counters
        private const int Import = 0x0048;      // kWh    all                           counters
        private const int Export = 0x004A;      // kWh    all                           counters

        private const int FastAddress = Voltage;
        private const int FastCount = 0x001E;
        private const int CounterAddress = Frequency;
        private const int CounterCount = 6;

        private readonly byte _unitId;
        private readonly int _lineMask;
        private bool _everything;
        private int _requestsLeft;

        /// <summary>Creates the driver of one meter on all three lines.</summary>
        /// <param name="unitId">1 to 247.</param>
        public Sdm630Meter(byte unitId)
            : this(unitId, AllLines)
        {
        }

        /// <summary>Creates the driver of one meter.</summary>
        /// <param name="unitId">1 to 247.</param>
        /// <param name="lineMask">
        /// Which lines are wired: bit 0 is L1, bit 1 L2, bit 2 L3; 1 to 7. An unwired line reads 0 and is not judged. See <see cref="AllLines"/>.
        /// </param>
        /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
        public Sdm630Meter(byte unitId, int lineMask)
        {
            if (unitId < 1 || unitId > 247)
            {
                throw new ArgumentOutOfRangeException(nameof(unitId), "An SDM630 has a unit id of 1 to 247.");
            }

            if (lineMask < 1 || lineMask > AllLines)
            {
                throw new ArgumentOutOfRangeException(nameof(lineMask), "The line mask is 1 to 7.");
            }

            _unitId = unitId;
            _lineMask = lineMask;
        }

        /// <inheritdoc/>
        public string Model => "Eastron SDM630";

        /// <inheritdoc/>
        public int FaultCode { get; private set; }

        /// <inheritdoc/>
        public string FaultReason => DeviceFault.ReasonOf(FaultCode);

        /// <inheritdoc/>
        public bool ReadingIsValid { get; private set; }

        /// <inheritdoc/>
        public MeterReading Reading { get; } = new MeterReading();

        /// <inheritdoc/>
        public void BeginReading(bool everything)
        {
            _everything = everything;
            _requestsLeft = everything ? 2 : 1;
            FaultCode = DeviceFault.None;
            ReadingIsValid = false;
            Reading.HasEnergy = false;
        }

        /// <inheritdoc/>
        public bool NextRequest(ModbusRequest request)
        {
            if (_requestsLeft == 0)
            {
                return false;
            }

            if (NextIsCounters)
            {
                request.SetRead(_unitId, Function, CounterAddress, CounterCount);
            }
            else
            {
                request.SetRead(_unitId, Function, FastAddress, FastCount);
            }

            return true;
        }

        /// <inheritdoc/>
        public void Complete(ModbusMaster master)
        {
            if (_requestsLeft == 0)
            {
                return;
            }

            FaultCode = DeviceFault.Of(master);
            if (FaultCode == DeviceFault.None)
            {
                FaultCode = NextIsCounters ? TakeCounters(master.Registers) : TakeLines(master.Registers);
            }

            _requestsLeft = FaultCode == DeviceFault.None ? _requestsLeft - 1 : 0;
            ReadingIsValid = FaultCode == DeviceFault.None && _requestsLeft == 0;
        }

        private bool NextIsCounters => _everything && _requestsLeft == 1;

        private static double Float(RegisterBlock registers, int address)
        {
            return registers.TryFloat32(address, WordOrder.Abcd, out double value) ? value : double.NaN;
        }

        private int TakeLines(RegisterBlock registers)
        {
            for (int line = 0; line < MeterReading.Lines; line++)
            {
                bool isWired = (_lineMask & (1 << line)) != 0;
                int address = 2 * line;
                Reading.VoltageV[line] = isWired ? Float(registers, Voltage + address) : 0;
                Reading.CurrentA[line] = isWired ? Float(registers, Current + address) : 0;
                Reading.PowerW[line] = isWired ? Float(registers, Power + address) : 0;
                Reading.ReactivePowerVar[line] = isWired ? Float(registers, Reactive + address) : 0;
            }

            return ReadingCheck.Lines(Reading);
        }

        private int TakeCounters(RegisterBlock registers)
        {
            double frequencyHz = Float(registers, Frequency);
            double importKwh = Float(registers, Import);
            double exportKwh = Float(registers, Export);
            int fault = ReadingCheck.Counters(frequencyHz, importKwh, exportKwh);
            if (fault == DeviceFault.None)
            {
                Reading.FrequencyHz = frequencyHz;
                Reading.ImportWh = ReadingCheck.WattHours(importKwh);
                Reading.ExportWh = ReadingCheck.WattHours(exportKwh);
                Reading.HasEnergy = true;
            }

            return fault;
        }
    }
}

using System.Buffers.Binary;

namespace EdgeLem.Sim.Devices;

/// <summary>A virtual Eastron SDM630-Modbus meter with the register image of the real one.</summary>
/// <remarks>
/// <para>As the device does: functions 03, 04 and 16 only; values are float32, high word first, on even addresses; an odd start is
/// answered with exception 02, an odd count or more than 80 registers with 03; what a wiring does not have reads 0, gaps in the map
/// read 0, and a read past the map is answered with 02. Harmonic distortion reads 0, since the simulated waves are sines.
/// The settings can be read; a write to them is answered with 02, as from a meter whose set-up is locked.</para>
/// <para>Sign: load reference, import and inductive positive. The power factor follows the vendor: + capacitive, - inductive.
/// Line-to-line voltages and the neutral current assume 120 degrees between the line voltages, since a meter state has no angles.</para>
/// <para>The plant calls <see cref="Update"/> with each new state, <see cref="AddEnergy"/> with the energy of a step, and
/// <see cref="Elapse"/> for the counters that follow from the state alone. Thread safe.</para>
/// <para>Source: Eastron SDM630-Modbus protocol V2.0.</para>
/// </remarks>
public sealed class VirtualSdm630 : RegisterDevice, IVirtualMeter
{
    private const int LineCount = 3;
    private const double DefaultDemandWindowSeconds = 3600;

    private readonly float[] _input = new float[Sdm630Map.InputEnd / 2];
    private readonly float[] _holding = new float[Sdm630Map.HoldingEnd / 2];
    private readonly int _lines;
    private readonly Sdm630Counters _counters = new(DefaultDemandWindowSeconds);
    private MeterState _state;
    private readonly EnergyCounter _import = new();
    private readonly EnergyCounter _export = new();

    /// <summary>A meter with zero counters and no voltage.</summary>
    /// <param name="wiring">How it is connected.</param>
    /// <param name="nodeAddress">What its address register reads, 1..247.</param>
    public VirtualSdm630(Sdm630Wiring wiring, byte nodeAddress = 1)
    {
        _lines = wiring == Sdm630Wiring.OnePhaseTwoWire ? 1 : LineCount;
        _holding[Sdm630Map.DemandPeriodMinutes / 2] = (float)(DefaultDemandWindowSeconds / 60);
        _holding[Sdm630Map.SystemType / 2] = (float)wiring;
        _holding[Sdm630Map.PulseWidthMs / 2] = 200;
        _holding[Sdm630Map.ParityStop / 2] = 0;
        _holding[Sdm630Map.NodeAddress / 2] = nodeAddress;
        _holding[Sdm630Map.Password / 2] = 1000;
        _holding[Sdm630Map.BaudCode / 2] = 2;
        _holding[Sdm630Map.RegisterOrder / 2] = Sdm630Map.RegisterOrderMark;
        Refresh();
    }

    /// <summary>Imported active energy, Wh, in full precision; the wire shows it as float32 kWh.</summary>
    public double ImportWh
    {
        get
        {
            lock (Gate)
            {
                return _import.CountedWh;
            }
        }
    }

    /// <summary>Exported active energy, Wh, not negative, in full precision.</summary>
    public double ExportWh
    {
        get
        {
            lock (Gate)
            {
                return _export.CountedWh;
            }
        }
    }

    /// <inheritdoc/>
    protected override int MaxReadRegisters => 80;

    /// <inheritdoc/>
    public void Update(MeterState state)
    {
        state.Check();
        lock (Gate)
        {
            _state = _lines == 1 ? state with { Line2 = default, Line3 = default } : state;
            Refresh();
        }
    }

    /// <summary>Adds to the two active energy counters.</summary>
    /// <param name="importWh">Imported energy, Wh, not negative.</param>
    /// <param name="exportWh">Exported energy, Wh, not negative.</param>
    /// <exception cref="ArgumentException">An energy is negative or not finite.</exception>
    public void AddEnergy(double importWh, double exportWh)
    {
        if (!double.IsFinite(importWh) || !double.IsFinite(exportWh) || importWh < 0 || exportWh < 0)
        {
            throw new ArgumentException($"Meter energy: import {importWh} Wh and export {exportWh} Wh must be finite and not negative.", nameof(importWh));
        }

        lock (Gate)
        {
            _import.Add(importWh);
            _export.Add(exportWh);
            Refresh();
        }
    }

    /// <summary>Lets time pass at the present state: reactive and apparent energy, charge, energy per line, and demand.</summary>
    /// <param name="seconds">The span, s, not negative.</param>
    /// <remarks>The two counters of <see cref="AddEnergy"/> do not move, so that the plant alone says what is settled.</remarks>
    public void Elapse(double seconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seconds);
        lock (Gate)
        {
            _counters.Add(_state, seconds, _lines);
            Refresh();
        }
    }

    /// <inheritdoc/>
    protected override bool Supports(byte functionCode) => functionCode is 0x03 or 0x04 or 0x10;

    /// <inheritdoc/>
    protected override ModbusExceptionCode Read(byte functionCode, int address, Span<byte> words)
    {
        float[] image = functionCode == 0x04 ? _input : _holding;
        int count = words.Length / 2;
        if (functionCode == 0x03 && address == Sdm630Map.MeterCode && count == 1)
        {
            BinaryPrimitives.WriteUInt16BigEndian(words, Sdm630Map.MeterCodeValue);
            return ModbusExceptionCode.None;
        }

        if (count % 2 != 0)
        {
            return ModbusExceptionCode.IllegalValue;
        }

        if (address % 2 != 0 || address + count > 2 * image.Length)
        {
            return ModbusExceptionCode.IllegalAddress;
        }

        for (int i = 0; i < count / 2; i++)
        {
            WriteFloat(words.Slice(4 * i, 4), image[(address / 2) + i]);
        }

        return ModbusExceptionCode.None;
    }

    /// <inheritdoc/>
    protected override ModbusExceptionCode Write(int address, ReadOnlySpan<byte> words) => ModbusExceptionCode.IllegalAddress;

    /// <inheritdoc/>
    protected override void OnFaultChanged()
    {
        _import.OnFaultChanged();
        _export.OnFaultChanged();
        Refresh();
    }

    private void WriteFloat(Span<byte> bytes, float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(Fault.Kind == DeviceFaultKind.NotANumber ? float.NaN : value);
        bool swapped = Fault.Kind == DeviceFaultKind.WrongWordOrder;
        BinaryPrimitives.WriteUInt32BigEndian(bytes, swapped ? (bits << 16) | (bits >> 16) : bits);
    }

    private void Refresh()
    {
        if (Fault.Kind == DeviceFaultKind.FrozenValues)
        {
            return;
        }

        Sdm630Image.WriteState(_input, _state, _lines);
        _counters.WriteTo(_input);
        double importWh = _import.ShownWh(Fault.Kind);
        double exportWh = _export.ShownWh(Fault.Kind);
        _input[Sdm630Map.ImportKWh / 2] = (float)(importWh / 1000);
        _input[Sdm630Map.ExportKWh / 2] = (float)(exportWh / 1000);
        _input[Sdm630Map.TotalKWh / 2] = (float)((importWh + exportWh) / 1000);
    }
}

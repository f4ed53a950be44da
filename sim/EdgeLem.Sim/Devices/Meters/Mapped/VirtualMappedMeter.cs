using System.Buffers.Binary;
using EdgeLem.Node.Devices;

namespace EdgeLem.Sim.Devices;

/// <summary>A virtual meter with the registers of a register map and the manners that the map tells of.</summary>
/// <remarks>
/// <para>As real meters do: a function code that the map does not use is answered with exception 01, more registers than allowed with 03, an address that
/// does not exist or is misaligned with 02, a read of several registers over one that must be read alone with 02. A meter without export counter counts both
/// directions up, and an unsigned power has no sign.</para>
/// <para>Sign: load reference in, the device's own on the wire. Thread safe.</para>
/// </remarks>
public sealed class VirtualMappedMeter : RegisterDevice, IVirtualMeter
{
    private readonly MeterMap _map;
    private readonly MappedImage _image;
    private readonly double _currentRatio;
    private readonly double _voltageRatio;
    private MeterState _state;
    private readonly EnergyCounter _import = new();
    private readonly EnergyCounter _export = new();

    /// <summary>A meter without transformers, with zero counters and no voltage.</summary>
    /// <param name="map">Its map.</param>
    public VirtualMappedMeter(MeterMap map)
        : this(map, 1, 1)
    {
    }

    /// <summary>A meter behind transformers, with zero counters and no voltage.</summary>
    /// <param name="map">Its map.</param>
    /// <param name="currentRatio">Primary by secondary current, above 0; other than 1 only where the map has a register for it.</param>
    /// <param name="voltageRatio">Primary by secondary voltage, above 0; other than 1 only where the map has a register for it.</param>
    /// <exception cref="ArgumentOutOfRangeException">A ratio is not above 0.</exception>
    public VirtualMappedMeter(MeterMap map, double currentRatio, double voltageRatio)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(currentRatio);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(voltageRatio);
        _map = map;
        _image = new MappedImage(map);
        _currentRatio = currentRatio;
        _voltageRatio = voltageRatio;
        Refresh();
    }

    /// <summary>Its map.</summary>
    public MeterMap Map => _map;

    /// <inheritdoc/>
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

    /// <inheritdoc/>
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
    protected override int MaxReadRegisters => Math.Max(_map.MaximumRegisters, _map.Identification?.Registers ?? 1);

    /// <inheritdoc/>
    public void Update(MeterState state)
    {
        state.Check();
        lock (Gate)
        {
            _state = state;
            Refresh();
        }
    }

    /// <inheritdoc/>
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

    /// <inheritdoc/>
    public void Elapse(double seconds) => ArgumentOutOfRangeException.ThrowIfNegative(seconds);

    /// <summary>Gives the device registers beside those of the map.</summary>
    /// <param name="function">3 or 4.</param>
    /// <param name="address">First wire address.</param>
    /// <param name="values">Their values.</param>
    internal void Preset(byte function, int address, params ReadOnlySpan<ushort> values)
    {
        lock (Gate)
        {
            for (int i = 0; i < values.Length; i++)
            {
                _image.Set(function, address + i, values[i]);
            }

            Refresh();
        }
    }

    /// <inheritdoc/>
    protected override bool Supports(byte functionCode) =>
        functionCode == _map.Identification?.Function || Enumerable.Range(0, _map.PointCount).Any(i => _map.PointAt(i).Function == functionCode);

    /// <inheritdoc/>
    protected override ModbusExceptionCode Read(byte functionCode, int address, Span<byte> words)
    {
        int count = words.Length / 2;
        if (_map.Identification is { } identification && identification.Function == functionCode && identification.Address == address && identification.Registers == count)
        {
            WriteIdentification(identification, words);
            return ModbusExceptionCode.None;
        }

        if (count > _map.MaximumRegisters || count % _map.Alignment != 0)
        {
            return ModbusExceptionCode.IllegalValue;
        }

        bool isWrong = address % _map.Alignment != 0 || (count > 1 && _map.SingleReads.Any(single => single >= address && single < address + count));
        return isWrong || !TryCopy(functionCode, address, words) ? ModbusExceptionCode.IllegalAddress : ModbusExceptionCode.None;
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

    /// <summary>A code as it is; a text with the model's own word, when that begins as the map expects, and zeros behind it.</summary>
    private void WriteIdentification(MeterIdentification identification, Span<byte> words)
    {
        words.Clear();
        if (identification.Codes.Length > 0)
        {
            BinaryPrimitives.WriteUInt16BigEndian(words, (ushort)identification.Codes[0]);
            return;
        }

        string beginning = identification.Texts[0];
        string text = _map.Model.Split(' ', '/').FirstOrDefault(word => word.StartsWith(beginning, StringComparison.Ordinal), beginning);
        System.Text.Encoding.ASCII.GetBytes(text, words);
    }

    private bool TryCopy(byte function, int address, Span<byte> words)
    {
        for (int i = 0; i < words.Length / 2; i++)
        {
            if (!_image.TryGet(function, address + i, out ushort value))
            {
                return false;
            }

            BinaryPrimitives.WriteUInt16BigEndian(words[(2 * i)..], value);
        }

        return true;
    }

    private void Refresh()
    {
        if (Fault.Kind == DeviceFaultKind.FrozenValues)
        {
            return;
        }

        for (int i = 0; i < _map.PointCount; i++)
        {
            MeterPoint point = _map.PointAt(i);
            ulong bits = PointEncoding.BitsOf(point, ValueOf(point.Quantity, point.Line));
            bool isMissing = Fault.Kind == DeviceFaultKind.NotANumber;
            _image.Write(point, isMissing ? PointEncoding.WithoutValue(point, bits) : bits, Fault.Kind == DeviceFaultKind.WrongWordOrder);
            if (point.ScaleAddress >= 0)
            {
                _image.Set(point.Function, point.ScaleAddress, (ushort)(short)PointEncoding.ExponentOf(point));
            }
        }
    }

    private double ValueOf(MeterQuantity quantity, int line) => quantity switch
    {
        MeterQuantity.Voltage => Line(line).VoltageV / _voltageRatio,
        MeterQuantity.Current => Line(line).CurrentA / _currentRatio,
        MeterQuantity.ActivePower => Sum(line, state => state.PowerW) / PowerRatio,
        MeterQuantity.ReactivePower => Sum(line, state => state.ReactivePowerVar) / PowerRatio,
        MeterQuantity.Frequency => _state.FrequencyHz,
        MeterQuantity.ImportEnergy => (ShownWh(_import) + (_map.MeasuresExport ? 0 : ShownWh(_export))) / PowerRatio,
        MeterQuantity.ExportEnergy => ShownWh(_export) / PowerRatio,
        MeterQuantity.CurrentRatio => _currentRatio,
        _ => _voltageRatio,
    };

    private double ShownWh(EnergyCounter counter) => counter.ShownWh(Fault.Kind);

    private double PowerRatio => _currentRatio * _voltageRatio;

    private double Sum(int line, Func<LineState, double> value) =>
        line != MeterPoint.AllLines ? value(Line(line)) : Enumerable.Range(1, _map.Lines).Sum(each => value(Line(each)));

    private LineState Line(int line) => line switch { 1 => _state.Line1, 2 => _state.Line2, _ => _state.Line3 };
}

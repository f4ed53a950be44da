using EdgeLem.Node.Devices;

namespace EdgeLem.Sim.Devices;

/// <summary>A virtual SunSpec meter: marker, model 1, one of the meter models 201 to 204 or 211 to 214, and the end of the chain, from register 40000 on.</summary>
/// <remarks>Points that it does not have read not implemented. Thread safe. Source: SunSpec Information Models 1, 201 to 204, 211 to 214.</remarks>
public sealed class VirtualSunSpecMeter : IVirtualMeter
{
    private const byte Holding = 3;
    private const int Base = 40000;
    private const int Common = Base + 2;
    private const int CommonLength = 66;
    private const int MeterAddress = Common + 2 + CommonLength;
    private const int FirstFloatModel = 211;
    private const int FirstAccumulator = 38;
    private const ushort NoInteger = 0x8000;
    private const ushort NoFloat = 0x7FC0;

    private readonly VirtualMappedMeter _meter;

    /// <summary>A meter with zero counters and no voltage.</summary>
    /// <param name="model">201 to 204 or 211 to 214.</param>
    /// <param name="countsExportPositive">Whether it counts power against the specification, as SolarEdge's meters do.</param>
    /// <param name="name">What model 1 says as the device's model, at most 32 characters of ASCII.</param>
    public VirtualSunSpecMeter(int model, bool countsExportPositive = false, string name = "Virtual meter")
    {
        int length = SunSpecMeterMap.LengthOf(model);
        ArgumentOutOfRangeException.ThrowIfZero(length, nameof(model));
        _meter = new VirtualMappedMeter(SunSpecMeterMap.Create(model, MeterAddress, countsExportPositive, "EdgeLem " + name));
        _meter.Preset(Holding, Base, 0x5375, 0x6E53);
        _meter.Preset(Holding, Common, [1, CommonLength, .. Text("EdgeLem", 16), .. Text(name, 16), .. new ushort[34]]);
        _meter.Preset(Holding, MeterAddress, [(ushort)model, (ushort)length, .. Enumerable.Range(2, length).Select(offset => Absent(model, offset))]);
        _meter.Preset(Holding, MeterAddress + 2 + length, 0xFFFF, 0);
    }

    /// <inheritdoc/>
    public DeviceFault Fault
    {
        get => _meter.Fault;
        set => _meter.Fault = value;
    }

    /// <inheritdoc/>
    public double ImportWh => _meter.ImportWh;

    /// <inheritdoc/>
    public double ExportWh => _meter.ExportWh;

    /// <inheritdoc/>
    public int Handle(ReadOnlySpan<byte> requestPdu, Span<byte> replyPdu) => _meter.Handle(requestPdu, replyPdu);

    /// <inheritdoc/>
    public void Update(MeterState state) => _meter.Update(state);

    /// <inheritdoc/>
    public void AddEnergy(double importWh, double exportWh) => _meter.AddEnergy(importWh, exportWh);

    /// <inheritdoc/>
    public void Elapse(double seconds) => _meter.Elapse(seconds);

    /// <summary>What a register reads that belongs to no point of the device: no integer, no float, or an empty accumulator or event field.</summary>
    private static ushort Absent(int model, int offset)
    {
        if (model >= FirstFloatModel)
        {
            bool isEvent = offset >= 124;
            return isEvent || offset % 2 != 0 ? (ushort)0 : NoFloat;
        }

        return offset >= FirstAccumulator ? (ushort)0 : NoInteger;
    }

    private static ushort[] Text(string text, int registers)
    {
        var words = new ushort[registers];
        for (int i = 0; i < Math.Min(text.Length, 2 * registers); i++)
        {
            words[i / 2] |= (ushort)(i % 2 == 0 ? text[i] << 8 : text[i]);
        }

        return words;
    }
}

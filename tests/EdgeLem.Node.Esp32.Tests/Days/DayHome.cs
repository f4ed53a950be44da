using System.Buffers.Binary;
using EdgeLem.Sim.Devices;

namespace EdgeLem.Node.Esp32.Tests.Days;

/// <summary>A three-phase home on a sunny day: an SDM630 and a 6 kVA SunSpec inverter, whose output follows sun, voltage and what the node wrote.</summary>
internal sealed class DayHome
{
    public const byte MeterUnit = 1;
    public const byte InverterUnit = 2;
    public const double RatedVa = 6000;

    private const double FrequencyHz = 50;

    public DayHome(int seed)
    {
        Meter.AddEnergy(100_000 + (seed * 977 % 50_000), 20_000 + (seed * 331 % 9_000));
    }

    public VirtualSdm630 Meter { get; } = new(Sdm630Wiring.ThreePhaseFourWire);

    public VirtualSunSpecInverter Inverter { get; } = new(new InverterRating(RatedVa, 3), "day-home");

    /// <summary>Phase-to-neutral voltage, V.</summary>
    public double VoltageV { get; set; } = 230;

    /// <summary>What the sun would give, W.</summary>
    public double AvailableW { get; private set; }

    /// <summary>What the home takes without the inverter, W.</summary>
    public double LoadW { get; private set; }

    /// <summary>Power at the connection, W, import positive.</summary>
    public double NetW { get; private set; }

    /// <summary>What the meter's display shows, Wh, in the float32 kWh of its registers.</summary>
    public (long ImportWh, long ExportWh) Shown => (Shows(Meter.ImportWh), Shows(Meter.ExportWh));

    /// <summary>The power limit in the inverter's registers, share of its rating; null when it is not enabled.</summary>
    public double? LimitInRegisters => Register(SunSpecMap.WattLimitEnable) == 1 ? Register(SunSpecMap.WattLimitPercent) / 10_000.0 : null;

    /// <summary>The home as it is from an instant on.</summary>
    /// <param name="secondOfDay">The instant.</param>
    public void Settle(long secondOfDay)
    {
        double hour = secondOfDay / 3600.0;
        AvailableW = Math.Max(0, 5800 * Math.Sin((hour - 6) / 12 * Math.PI));
        LoadW = 450 + (180 * Math.Sin((hour - 9) / 12 * Math.PI));
        InverterOutput output = Inverter.Step(Conditions, 0);
        NetW = LoadW - output.ActivePowerW;
        LineState line = LineState.FromPower(VoltageV, NetW / 3, -output.ReactivePowerVar / 3);
        Meter.Update(new MeterState(line, line, line, FrequencyHz));
    }

    /// <summary>Lets a second pass at the present state.</summary>
    public void Elapse()
    {
        Inverter.Step(Conditions, 1);
        Meter.AddEnergy(Math.Max(NetW, 0) / 3600, Math.Max(-NetW, 0) / 3600);
    }

    private InverterConditions Conditions => new(AvailableW, VoltageV, VoltageV, VoltageV, FrequencyHz);

    private static long Shows(double wh) => (long)(((double)(float)(wh / 1000) * 1000) + 0.5);

    private int Register(int offset)
    {
        byte[] request = [3, 0, 0, 0, 1];
        BinaryPrimitives.WriteUInt16BigEndian(request.AsSpan(1), (ushort)(SunSpecMap.BaseAddress + offset));
        byte[] reply = new byte[8];
        Inverter.Handle(request, reply);
        return BinaryPrimitives.ReadUInt16BigEndian(reply.AsSpan(2));
    }
}

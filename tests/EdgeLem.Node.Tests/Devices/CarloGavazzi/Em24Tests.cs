using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Tests.Devices;

/// <summary>The EM24 with RS-485 on the wire, laid out by its register list: no read has more than 11 registers, and none goes over 0x000B.</summary>
public sealed class Em24Tests
{
    [Fact]
    public void Reads_keep_to_eleven_registers_and_leave_0x000B_out()
    {
        MappedMeter meter = Wire.ReadAll(
            "carlo_gavazzi_em24_rs485",
            0,
            "01 04 00 00 00 06 70 08",
            "01 04 0C 08 FD 00 00 09 08 00 00 09 13 00 00 F7 34",
            "01 04 00 0C 00 0A B0 0E",
            "01 04 14 04 D2 00 00 09 29 00 00 F2 80 FF FF 0A F5 00 00 15 0E 00 00 E9 9B",
            "01 04 00 16 00 02 90 0F",
            "01 04 04 E0 CA FF FF ED CA",
            "01 04 00 1E 00 06 10 0E",
            "01 04 0C 00 64 00 00 FF 38 FF FF 01 2C 00 00 48 6F",
            "01 04 00 37 00 01 80 04",
            "01 04 02 01 F3 F8 E5",
            "01 04 00 42 00 02 D1 DF",
            "01 04 04 11 71 00 01 6F 63",
            "01 04 00 5C 00 02 B1 D9",
            "01 04 04 00 7B 00 00 8B 9D");

        Assert.Equal([230.1, 231.2, 232.3], meter.Reading.VoltageV);
        Assert.Equal([1.234, 2.345, 3.456], meter.Reading.CurrentA);
        Assert.Equal([280.5, 539, -799], meter.Reading.PowerW);
        Assert.Equal([10, -20, 30], meter.Reading.ReactivePowerVar);
        Assert.Equal(49.9, meter.Reading.FrequencyHz);
        Assert.Equal(7000100, meter.Reading.ImportWh);
        Assert.Equal(12300, meter.Reading.ExportWh);
    }
}

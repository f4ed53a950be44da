using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Tests.Devices;

/// <summary>The EM340 on the wire, laid out by its register list: low word first, so 230.1 V is 08 FD 00 00.</summary>
public sealed class Em340Tests
{
    [Fact]
    public void Integers_with_the_low_word_first_are_read_with_three_requests()
    {
        MappedMeter meter = Wire.ReadAll(
            "carlo_gavazzi_em340_em24e1",
            0,
            "01 04 00 00 00 24 F0 11",
            "01 04 48 08 FD 00 00 09 08 00 00 09 13 00 00 00 00 00 00 00 00 00 00 00 00 00 00 04 D2 00 00 09 29 00 00 F2 80 FF FF 0A F5 00 00 15 0E 00 00 E0 CA FF "
            + "FF 00 00 00 00 00 00 00 00 00 00 00 00 00 64 00 00 FF 38 FF FF 01 2C 00 00 08 0F",
            "01 04 00 33 00 03 40 04",
            "01 04 06 01 F4 11 71 00 01 44 70",
            "01 04 00 4E 00 02 11 DC",
            "01 04 04 00 7B 00 00 8B 9D");

        Assert.Equal([230.1, 231.2, 232.3], meter.Reading.VoltageV);
        Assert.Equal([1.234, 2.345, 3.456], meter.Reading.CurrentA);
        Assert.Equal([280.5, 539, -799], meter.Reading.PowerW);
        Assert.Equal([10, -20, 30], meter.Reading.ReactivePowerVar);
        Assert.Equal(50, meter.Reading.FrequencyHz);
        Assert.Equal(7000100, meter.Reading.ImportWh);
        Assert.Equal(12300, meter.Reading.ExportWh);
    }
}

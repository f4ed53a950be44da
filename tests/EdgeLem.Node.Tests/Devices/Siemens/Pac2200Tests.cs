using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Tests.Devices;

/// <summary>The PAC2200 on the wire, laid out by its register list: counters are doubles in Wh.</summary>
public sealed class Pac2200Tests
{
    [Fact]
    public void Counters_are_doubles()
    {
        MappedMeter meter = Wire.ReadAll(
            "siemens_pac2200",
            0,
            "01 03 00 01 00 24 14 11",
            "01 03 48 43 66 80 00 43 67 80 00 43 68 80 00 00 00 00 00 00 00 00 00 00 00 00 00 3F A0 00 00 40 20 00 00 40 70 00 00 00 00 00 00 00 00 00 00 00 00 00 "
            + "00 43 8C 00 00 C4 0E 80 00 44 57 00 00 41 48 00 00 C1 C8 00 00 42 16 00 00 AF 8B",
            "01 03 00 37 00 02 75 C5",
            "01 03 04 42 48 00 00 6E 5D",
            "01 03 03 21 00 0C 15 81",
            "01 03 18 41 9D 6F 34 54 00 00 00 00 00 00 00 00 00 00 00 40 B0 E1 80 00 00 00 00 09 40");

        Assert.Equal([230.5, 231.5, 232.5], meter.Reading.VoltageV);
        Assert.Equal([1.25, 2.5, 3.75], meter.Reading.CurrentA);
        Assert.Equal([280, -570, 860], meter.Reading.PowerW);
        Assert.Equal([12.5, -25, 37.5], meter.Reading.ReactivePowerVar);
        Assert.Equal(50, meter.Reading.FrequencyHz);
        Assert.Equal(123456789, meter.Reading.ImportWh);
        Assert.Equal(4322, meter.Reading.ExportWh);
    }
}

using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Tests.Devices;

/// <summary>The UMG 96 on the wire, laid out by its address list; its counter, a single in Wh, is past 2^24 Wh, where it moves in steps of 2 Wh.</summary>
public sealed class Umg96Tests
{
    [Fact]
    public void One_read_of_78_registers_brings_everything()
    {
        MappedMeter meter = Wire.ReadAll(
            "janitza_umg96",
            0,
            "01 03 4A 38 00 4E 52 2B",
            "01 03 9C 43 66 80 00 43 67 80 00 43 68 80 00 00 00 00 00 00 00 00 00 00 00 00 00 3F A0 00 00 40 20 00 00 40 70 00 00 00 00 00 00 43 8C 00 00 C4 0E 80 "
            + "00 44 57 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 41 48 00 00 C1 C8 00 00 42 16 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 "
            + "00 00 00 42 48 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 4B 80 00 01 00 00 00 00 00 00 00 "
            + "00 00 00 00 00 44 BB 80 00 7E E6");

        Assert.Equal([230.5, 231.5, 232.5], meter.Reading.VoltageV);
        Assert.Equal([1.25, 2.5, 3.75], meter.Reading.CurrentA);
        Assert.Equal([280, -570, 860], meter.Reading.PowerW);
        Assert.Equal([12.5, -25, 37.5], meter.Reading.ReactivePowerVar);
        Assert.Equal(50, meter.Reading.FrequencyHz);
        Assert.Equal(16777218, meter.Reading.ImportWh);
        Assert.Equal(1500, meter.Reading.ExportWh);
    }
}

using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Tests.Devices;

/// <summary>The B23 on the wire, laid out by its register list; its reactive powers read 7F FF FF FF, which means not available.</summary>
public sealed class B23Tests
{
    [Fact]
    public void What_the_meter_does_not_have_is_not_a_number()
    {
        MappedMeter meter = Wire.ReadAll(
            "abb_b23_b24",
            0,
            "01 03 50 00 00 08 55 0C",
            "01 03 10 00 00 00 00 00 12 D6 87 00 00 00 00 00 00 00 59 D8 5B",
            "01 03 5B 00 00 2D 96 F3",
            "01 03 5A 00 00 08 FD 00 00 08 FE 00 00 08 FF 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 7B 00 00 01 C8 00 00 03 15 00 00 00 00 00 00 00 00 00 00 6E "
            + "91 FF FE 66 0A 00 02 C5 C4 00 00 00 00 7F FF FF FF 7F FF FF FF 7F FF FF FF 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 13 89 B7 7A");

        Assert.Equal([230.1, 230.2, 230.3], meter.Reading.VoltageV);
        Assert.Equal([1.23, 4.56, 7.89], meter.Reading.CurrentA);
        Assert.Equal([283.05, -1049.5, 1817], meter.Reading.PowerW);
        Assert.Equal([double.NaN, double.NaN, double.NaN], meter.Reading.ReactivePowerVar);
        Assert.Equal(50.01, meter.Reading.FrequencyHz);
        Assert.Equal(12345670, meter.Reading.ImportWh);
        Assert.Equal(890, meter.Reading.ExportWh);
    }
}

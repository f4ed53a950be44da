using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Tests.Devices;

/// <summary>The Pro 3EM, laid out by its documentation, framed as RTU here: singles with the low word first, no reactive power.</summary>
public sealed class Pro3EmTests
{
    [Fact]
    public void Singles_with_the_low_word_first_are_read_block_by_block()
    {
        MappedMeter meter = Wire.ReadAll(
            "shelly_pro_3em",
            0,
            "01 04 03 FC 00 06 B0 7C",
            "01 04 0C 80 00 43 66 00 00 3F A0 C0 00 43 8C 6F 33",
            "01 04 04 09 00 02 A0 F9",
            "01 04 04 00 00 42 48 CB 12",
            "01 04 04 10 00 06 70 FD",
            "01 04 0C 80 00 43 67 00 00 40 20 E0 00 C4 0E 80 E3",
            "01 04 04 24 00 06 31 33",
            "01 04 0C 80 00 43 68 00 00 40 70 60 00 44 57 89 25",
            "01 04 04 8A 00 04 D1 13",
            "01 04 08 20 40 47 F1 80 00 42 9C 0C 7A");

        Assert.Equal([230.5, 231.5, 232.5], meter.Reading.VoltageV);
        Assert.Equal([1.25, 2.5, 3.75], meter.Reading.CurrentA);
        Assert.Equal([281.5, -571.5, 861.5], meter.Reading.PowerW);
        Assert.Equal([double.NaN, double.NaN, double.NaN], meter.Reading.ReactivePowerVar);
        Assert.Equal(50, meter.Reading.FrequencyHz);
        Assert.Equal(123457, meter.Reading.ImportWh); // 123456.5 Wh
        Assert.Equal(78, meter.Reading.ExportWh);
    }
}

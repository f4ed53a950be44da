using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Tests.Devices;

/// <summary>The DTSU666 on the wire, laid out by its register list: small units, behind current transformers of 40:1 and without voltage transformers (UrAt 10 = 1.0).</summary>
public sealed class Dtsu666Tests
{
    [Fact]
    public void Secondary_values_are_multiplied_with_the_transformer_ratios()
    {
        MappedMeter meter = Wire.ReadAll(
            "chint_dtsu666",
            0,
            "01 03 00 06 00 02 24 0A",
            "01 03 04 00 28 00 0A FA 3C",
            "01 03 10 1E 00 0C 21 09",
            "01 03 18 42 C9 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 3E 80 00 00 1D 26",
            "01 03 20 06 00 1C AF C2",
            "01 03 38 45 0F D0 00 45 0F E0 00 45 0F F0 00 44 BB 80 00 45 1C 40 00 45 5A C0 00 00 00 00 00 45 57 A0 00 C5 B3 B0 00 45 FB 90 00 00 00 00 00 42 D2 00 "
            + "00 C3 4D 00 00 43 98 80 00 39 13",
            "01 03 20 44 00 02 8F DE",
            "01 03 04 45 9C 30 00 3B 11");

        Assert.Equal([230.1, 230.2, 230.3], meter.Reading.VoltageV);
        Assert.Equal([60, 100, 140], meter.Reading.CurrentA);
        Assert.Equal([13800, -23000, 32200], meter.Reading.PowerW);
        Assert.Equal([420, -820, 1220], meter.Reading.ReactivePowerVar);
        Assert.Equal(49.98, meter.Reading.FrequencyHz, 5);
        Assert.Equal(4020000, meter.Reading.ImportWh);
        Assert.Equal(10000, meter.Reading.ExportWh);
    }
}

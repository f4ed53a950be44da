using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Tests.Devices;

/// <summary>The SDM72D-M-V2 on the wire, laid out by its register list.</summary>
public sealed class Sdm72V2Tests
{
    [Fact]
    public void Three_lines_are_read_with_two_requests()
    {
        MappedMeter meter = Wire.ReadAll(
            "eastron_sdm72d_m_v2",
            0,
            "01 04 00 00 00 1E 70 02",
            "01 04 3C 43 66 80 00 43 67 40 00 43 65 C0 00 3F C0 00 00 40 20 00 00 40 60 00 00 43 AC C0 00 C3 FA 20 00 44 2F 00 00 00 00 00 00 00 00 00 00 00 00 00 "
            + "00 41 28 00 00 C1 A4 00 00 41 F4 00 00 37 A9",
            "01 04 00 46 00 06 91 DD",
            "01 04 0C 42 48 00 00 46 40 E6 B6 3A 83 12 6F B9 50");

        Assert.Equal([230.5, 231.25, 229.75], meter.Reading.VoltageV);
        Assert.Equal([1.5, 2.5, 3.5], meter.Reading.CurrentA);
        Assert.Equal([345.5, -500.25, 700], meter.Reading.PowerW);
        Assert.Equal([10.5, -20.5, 30.5], meter.Reading.ReactivePowerVar);
        Assert.Equal(50, meter.Reading.FrequencyHz);
        Assert.Equal(12345678, meter.Reading.ImportWh); // the single nearest to 12345.678 kWh is 12345.677734375
        Assert.Equal(1, meter.Reading.ExportWh);
    }
}

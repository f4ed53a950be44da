using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Tests.Devices;

/// <summary>The SDM120 on the wire. The voltage is the reply of the protocol document's example, 43 66 33 34 = 230.2 V; the rest is laid out by its register list.</summary>
public sealed class Sdm120Tests
{
    [Fact]
    public void One_line_is_read_with_two_requests()
    {
        MappedMeter meter = Wire.ReadAll(
            "eastron_sdm120",
            0,
            "01 04 00 00 00 1A 71 C1",
            "01 04 34 43 66 33 34 00 00 00 00 00 00 00 00 3F C0 00 00 00 00 00 00 00 00 00 00 C3 AA 20 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 "
            + "00 41 CC 00 00 75 DA",
            "01 04 00 46 00 06 91 DD",
            "01 04 0C 42 48 00 00 44 9A 50 00 3F 40 00 00 2C B4");

        Assert.Equal(230.2, meter.Reading.VoltageV[0], 4);
        Assert.Equal([1.5, 0, 0], meter.Reading.CurrentA);
        Assert.Equal([-340.25, 0, 0], meter.Reading.PowerW);
        Assert.Equal([25.5, 0, 0], meter.Reading.ReactivePowerVar);
        Assert.Equal(50, meter.Reading.FrequencyHz);
        Assert.Equal(1234500, meter.Reading.ImportWh);
        Assert.Equal(750, meter.Reading.ExportWh);
    }
}

using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Tests.Devices;

/// <summary>The SDM230 on the wire, laid out by its register list.</summary>
public sealed class Sdm230Tests
{
    [Fact]
    public void One_line_is_read_with_two_requests()
    {
        MappedMeter meter = Wire.ReadAll(
            "eastron_sdm230",
            0,
            "01 04 00 00 00 1A 71 C1",
            "01 04 34 43 65 80 00 00 00 00 00 00 00 00 00 40 10 00 00 00 00 00 00 00 00 00 00 43 FA 40 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 "
            + "00 C1 48 00 00 30 F3",
            "01 04 00 46 00 06 91 DD",
            "01 04 0C 42 47 EB 85 46 80 00 01 40 50 00 00 24 1C");

        Assert.Equal([229.5, 0, 0], meter.Reading.VoltageV);
        Assert.Equal([2.25, 0, 0], meter.Reading.CurrentA);
        Assert.Equal([500.5, 0, 0], meter.Reading.PowerW);
        Assert.Equal([-12.5, 0, 0], meter.Reading.ReactivePowerVar);
        Assert.Equal(49.98, meter.Reading.FrequencyHz, 5);
        Assert.Equal(16384002, meter.Reading.ImportWh); // the single 46 80 00 01 is 16384.001953125 kWh
        Assert.Equal(3250, meter.Reading.ExportWh);
    }
}

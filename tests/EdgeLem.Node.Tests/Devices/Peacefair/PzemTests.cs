using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Tests.Devices;

/// <summary>The PZEM-016 on the wire. The registers are those of the well-known example of a full read: 225.7 V, 0.108 A, 24.4 W, 38 Wh, 50.0 Hz.</summary>
public sealed class PzemTests
{
    [Fact]
    public void Eight_registers_bring_everything_the_meter_knows()
    {
        MappedMeter meter = Wire.ReadAll(
            "pzem_004t_v3_016",
            0,
            "01 04 00 00 00 08 F1 CC",
            "01 04 10 08 D1 00 6C 00 00 00 F4 00 00 00 26 00 00 01 F4 EC CE");

        Assert.Equal([225.7, 0, 0], meter.Reading.VoltageV);
        Assert.Equal([0.108, 0, 0], meter.Reading.CurrentA);
        Assert.Equal([24.4, 0, 0], meter.Reading.PowerW);
        Assert.True(double.IsNaN(meter.Reading.ReactivePowerVar[0]));
        Assert.Equal(50, meter.Reading.FrequencyHz);
        Assert.Equal(38, meter.Reading.ImportWh);
        Assert.Equal(0, meter.Reading.ExportWh);
        Assert.False(meter.Map.MeasuresExport);
    }
}

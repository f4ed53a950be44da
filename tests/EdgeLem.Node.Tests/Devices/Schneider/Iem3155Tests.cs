using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Tests.Devices;

/// <summary>The iEM3155 on the wire, laid out by its register list: kW and kvar, counters of 64 bits in Wh, reactive power as one sum.</summary>
public sealed class Iem3155Tests
{
    [Fact]
    public void Kilowatts_become_watts_and_a_sum_of_vars_is_not_split()
    {
        MappedMeter meter = Wire.ReadAll(
            "schneider_iem3155",
            0,
            "01 03 0B B7 00 06 77 CA",
            "01 03 0C 3F A0 00 00 40 20 00 00 40 70 00 00 F4 CF",
            "01 03 0B D3 00 06 36 15",
            "01 03 0C 43 66 80 00 43 67 80 00 43 68 80 00 C9 91",
            "01 03 0B ED 00 10 D6 17",
            "01 03 20 3E 90 00 00 BF 10 00 00 3F 58 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 3E 00 00 00 D3 12",
            "01 03 0C 25 00 02 D6 90",
            "01 03 04 42 48 00 00 6E 5D",
            "01 03 0C 83 00 08 B6 B4",
            "01 03 10 00 00 00 1C BE 99 1A 14 00 00 00 00 00 00 10 E1 A0 4F");

        Assert.Equal([230.5, 231.5, 232.5], meter.Reading.VoltageV);
        Assert.Equal([1.25, 2.5, 3.75], meter.Reading.CurrentA);
        Assert.Equal([281.25, -562.5, 843.75], meter.Reading.PowerW);
        Assert.Equal([double.NaN, double.NaN, double.NaN], meter.Reading.ReactivePowerVar);
        Assert.Equal(125, meter.Reading.TotalReactivePowerVar);
        Assert.Equal(50, meter.Reading.FrequencyHz);
        Assert.Equal(123456789012, meter.Reading.ImportWh);
        Assert.Equal(4321, meter.Reading.ExportWh);
    }

    [Fact]
    public void With_one_connected_line_the_sum_of_vars_is_that_line_s()
    {
        MappedMeter meter = Wire.ReadAll(
            "schneider_iem3155",
            2,
            "01 03 0B B7 00 06 77 CA",
            "01 03 0C 3F A0 00 00 40 20 00 00 40 70 00 00 F4 CF",
            "01 03 0B D3 00 06 36 15",
            "01 03 0C 43 66 80 00 43 67 80 00 43 68 80 00 C9 91",
            "01 03 0B ED 00 10 D6 17",
            "01 03 20 3E 90 00 00 BF 10 00 00 3F 58 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 3E 00 00 00 D3 12",
            "01 03 0C 25 00 02 D6 90",
            "01 03 04 42 48 00 00 6E 5D",
            "01 03 0C 83 00 08 B6 B4",
            "01 03 10 00 00 00 1C BE 99 1A 14 00 00 00 00 00 00 10 E1 A0 4F");

        Assert.Equal([0, 125, 0], meter.Reading.ReactivePowerVar);
    }
}

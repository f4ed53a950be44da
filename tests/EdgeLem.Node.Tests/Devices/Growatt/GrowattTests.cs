using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Tests.Devices;

/// <summary>The Growatt with Protocol II on the wire: at most 45 registers a read, register 2 before any command.</summary>
public sealed class GrowattTests
{
    private readonly IInverter _inverter = InverterCatalogue.CreateInverter("growatt", 1, new InverterOptions { RatedPowerW = 10_000 });

    [Fact]
    public void Registers_on_the_wire_become_a_reading()
    {
        Discover();
        _inverter.BeginReading();
        InverterWire.Exchange(
            _inverter,
            "01 04 00 00 00 01 31 CA",
            "01 04 02 00 01 78 F0",
            "01 04 00 23 00 0D C0 05",
            "01 04 1A 00 00 C3 50 13 89 08 FD 00 48 00 00 00 00 09 08 00 48 00 00 00 00 09 13 00 49 AA 05",
            "01 04 00 37 00 02 C0 05",
            "01 04 04 00 00 30 39 2F 96");

        Assert.True(_inverter.ReadingIsValid, _inverter.FaultReason);
        Assert.Equal(-5_000, _inverter.Reading.PowerW);
        Assert.False(_inverter.Reading.HasReactivePower);
        Assert.Equal([230.1, 231.2, 232.3], _inverter.Reading.VoltageV);
        Assert.Equal([7.2, 7.2, 7.3], _inverter.Reading.CurrentA);
        Assert.Equal(50.01, _inverter.Reading.FrequencyHz);
        Assert.Equal(1_234_500, _inverter.Reading.EnergyWh); // 1234.5 kWh
        Assert.Equal(4, _inverter.Reading.OperatingState);
    }

    [Fact]
    public void A_setpoint_goes_out_in_the_manufacturer_s_order_and_is_read_back()
    {
        Discover();
        _inverter.BeginWrite(6_000, 1_000);
        InverterWire.Exchange(
            _inverter,
            "01 03 00 02 00 03 A4 0B",
            "01 03 06 00 01 00 64 00 00 5D 6A",
            "01 03 00 59 00 01 54 19",
            "01 03 02 00 00 B8 44",
            "01 03 0B B8 00 01 06 0B",
            "01 03 02 00 00 B8 44",
            "01 06 00 02 00 00 28 0A",
            "01 06 00 02 00 00 28 0A",
            "01 06 00 03 00 3C 79 DB",
            "01 06 00 03 00 3C 79 DB",
            "01 06 00 04 00 0A 48 0C",
            "01 06 00 04 00 0A 48 0C",
            "01 06 00 59 00 04 58 1A",
            "01 06 00 59 00 04 58 1A",
            "01 03 00 02 00 03 A4 0B",
            "01 03 06 00 00 00 3C 00 0A 61 7E",
            "01 03 00 59 00 01 54 19",
            "01 03 02 00 04 B9 87",
            "01 03 0B B8 00 01 06 0B",
            "01 03 02 00 00 B8 44");

        Assert.True(_inverter.WriteSucceeded, _inverter.FaultReason);
    }

    private void Discover()
    {
        _inverter.BeginDiscovery();
        InverterWire.Exchange(
            _inverter,
            "01 04 00 00 00 01 31 CA",
            "01 04 02 00 01 78 F0",
            "01 04 00 23 00 0D C0 05",
            "01 04 1A 00 00 C3 50 13 89 08 FD 00 48 00 00 00 00 09 08 00 48 00 00 00 00 09 13 00 49 AA 05",
            "01 04 00 37 00 02 C0 05",
            "01 04 04 00 00 30 39 2F 96");
        Assert.True(_inverter.IsDiscovered, _inverter.FaultReason);
        Assert.Equal(10_000, _inverter.RatedPowerW);
    }
}

using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Tests.Devices;

/// <summary>The SUN2000 on the wire: registers of 10 kW, 11 kVA, by the interface definitions; generation and supplied vars are positive there.</summary>
public sealed class Sun2000Tests
{
    private readonly IInverter _inverter = InverterCatalogue.CreateInverter("huawei_sun2000", 1, new InverterOptions());

    [Fact]
    public void Registers_on_the_wire_become_a_reading()
    {
        Discover();
        _inverter.BeginReading();
        InverterWire.Exchange(
            _inverter,
            "01 03 7D 45 00 15 8D BC",
            "01 03 2A 08 FD 09 08 09 13 00 00 1C 2A 00 00 1C 34 00 00 1C 3E 00 00 00 00 00 00 13 88 FF FF FB 50 00 00 13 89 00 00 00 00 00 00 02 00 92 DB",
            "01 03 7D 6A 00 02 FC 7B",
            "01 03 04 00 01 E2 40 E2 A3");

        Assert.True(_inverter.ReadingIsValid, _inverter.FaultReason);
        Assert.Equal(-5_000, _inverter.Reading.PowerW);
        Assert.Equal(1_200, _inverter.Reading.ReactivePowerVar); // -1200 var: absorbs
        Assert.Equal([230.1, 231.2, 232.3], _inverter.Reading.VoltageV);
        Assert.Equal([7.21, 7.22, 7.23], _inverter.Reading.CurrentA);
        Assert.Equal(50.01, _inverter.Reading.FrequencyHz);
        Assert.Equal(1_234_560, _inverter.Reading.EnergyWh); // 1234.56 kWh
        Assert.Equal(4, _inverter.Reading.OperatingState);
    }

    [Fact]
    public void A_setpoint_goes_out_in_the_manufacturer_s_order_and_is_read_back()
    {
        Discover();
        _inverter.BeginWrite(6_000, 1_000);
        InverterWire.Exchange(
            _inverter,
            "01 03 9C BB 00 05 DB BC",
            "01 03 0A 00 00 00 00 00 00 00 00 2A F8 3A 54",
            "01 03 BA 3B 00 02 90 DE",
            "01 03 04 00 00 00 00 FA 33",
            "01 10 9C BE 00 02 04 00 00 17 70 8E 45",
            "01 10 9C BE 00 02 0F BC",
            "01 06 9C BB FF A5 56 34",
            "01 06 9C BB FF A5 56 34",
            "01 03 9C BB 00 05 DB BC",
            "01 03 0A FF A5 00 00 00 00 00 00 17 70 D8 06",
            "01 03 BA 3B 00 02 90 DE",
            "01 03 04 00 00 00 00 FA 33");

        Assert.True(_inverter.WriteSucceeded, _inverter.FaultReason);
    }

    private void Discover()
    {
        _inverter.BeginDiscovery();
        InverterWire.Exchange(
            _inverter,
            "01 03 75 79 00 04 8F DC",
            "01 03 08 00 00 27 10 00 00 2A F8 4C 21",
            "01 03 7D 45 00 15 8D BC",
            "01 03 2A 08 FD 09 08 09 13 00 00 1C 2A 00 00 1C 34 00 00 1C 3E 00 00 00 00 00 00 13 88 FF FF FB 50 00 00 13 89 00 00 00 00 00 00 02 00 92 DB",
            "01 03 7D 6A 00 02 FC 7B",
            "01 03 04 00 01 E2 40 E2 A3");
        Assert.True(_inverter.IsDiscovered, _inverter.FaultReason);
        Assert.Equal(10_000, _inverter.RatedPowerW);
    }
}

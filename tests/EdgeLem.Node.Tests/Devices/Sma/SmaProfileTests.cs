using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Tests.Devices;

/// <summary>SMA's own profile on the wire, unit 3: external control first, then W and var as whole 32-bit writes.</summary>
public sealed class SmaProfileTests
{
    private readonly IInverter _inverter = InverterCatalogue.CreateInverter("sma_modbus_profile", 3, new InverterOptions { RatedPowerW = 10_000 });

    [Fact]
    public void Registers_on_the_wire_become_a_reading()
    {
        Discover();
        _inverter.BeginReading();
        InverterWire.Exchange(
            _inverter,
            "03 03 75 F9 00 02 0F D4",
            "03 03 04 00 00 01 33 98 76",
            "03 03 77 31 00 04 0F 90",
            "03 03 08 00 00 00 00 00 12 D6 87 20 68",
            "03 03 78 37 00 0E 6C 82",
            "03 03 1C 00 00 13 88 00 00 00 00 00 00 00 00 00 00 00 00 00 00 59 E2 00 00 5A 50 00 00 5A BE 92 97",
            "03 03 78 53 00 04 AD 5A",
            "03 03 08 00 00 13 89 FF FF FB 50 02 3B");

        Assert.True(_inverter.ReadingIsValid, _inverter.FaultReason);
        Assert.Equal(-5_000, _inverter.Reading.PowerW);
        Assert.Equal(1_200, _inverter.Reading.ReactivePowerVar);
        Assert.Equal([230.1, 231.2, 232.3], _inverter.Reading.VoltageV);
        Assert.Equal(50.01, _inverter.Reading.FrequencyHz);
        Assert.Equal(1_234_567, _inverter.Reading.EnergyWh);
        Assert.Equal(4, _inverter.Reading.OperatingState);
    }

    [Fact]
    public void A_setpoint_goes_out_in_the_manufacturer_s_order_and_is_read_back()
    {
        Discover();
        _inverter.BeginWrite(6_000, 1_000);
        InverterWire.Exchange(
            _inverter,
            "03 03 9C D5 00 06 FB 82",
            "03 03 0C 00 00 00 00 00 00 03 23 00 00 00 00 D4 85",
            "03 10 9C D7 00 02 04 00 00 03 22 CD 42",
            "03 10 9C D7 00 02 DE 42",
            "03 10 9C D5 00 02 04 00 00 17 70 C2 66",
            "03 10 9C D5 00 02 7F 82",
            "03 10 9C D9 00 02 04 FF FF FC 18 8D 09",
            "03 10 9C D9 00 02 BF 81",
            "03 03 9C D5 00 06 FB 82",
            "03 03 0C 00 00 17 70 00 00 03 22 FF FF FC 18 7D E6");

        Assert.True(_inverter.WriteSucceeded, _inverter.FaultReason);
    }

    private void Discover()
    {
        _inverter.BeginDiscovery();
        InverterWire.Exchange(
            _inverter,
            "03 03 75 F9 00 02 0F D4",
            "03 03 04 00 00 01 33 98 76",
            "03 03 77 31 00 04 0F 90",
            "03 03 08 00 00 00 00 00 12 D6 87 20 68",
            "03 03 78 37 00 0E 6C 82",
            "03 03 1C 00 00 13 88 00 00 00 00 00 00 00 00 00 00 00 00 00 00 59 E2 00 00 5A 50 00 00 5A BE 92 97",
            "03 03 78 53 00 04 AD 5A",
            "03 03 08 00 00 13 89 FF FF FB 50 02 3B");
        Assert.True(_inverter.IsDiscovered, _inverter.FaultReason);
        Assert.Equal(10_000, _inverter.RatedPowerW);
    }
}

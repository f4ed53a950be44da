using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Tests.Devices;

/// <summary>The Growatt with the VPP protocol on the wire: authority and communication watch before the limit.</summary>
public sealed class GrowattVppTests
{
    private readonly IInverter _inverter = InverterCatalogue.CreateInverter("growatt_vpp", 1, new InverterOptions());

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
            "01 04 04 00 00 30 39 2F 96",
            "01 04 79 7E 00 02 08 8F",
            "01 04 04 FF FF D1 20 A6 28");

        Assert.True(_inverter.ReadingIsValid, _inverter.FaultReason);
        Assert.Equal(-5_000, _inverter.Reading.PowerW);
        Assert.Equal(1_200, _inverter.Reading.ReactivePowerVar);
        Assert.Equal(11_000, _inverter.RatedVoltAmpere);
        Assert.Equal(4_400, _inverter.RatedReactivePowerVar);
    }

    [Fact]
    public void A_setpoint_goes_out_in_the_manufacturer_s_order_and_is_read_back()
    {
        Discover();
        _inverter.BeginWrite(6_000, 1_000);
        InverterWire.Exchange(
            _inverter,
            "01 03 75 94 00 01 DF EA",
            "01 03 02 00 00 B8 44",
            "01 03 75 CA 00 01 BE 38",
            "01 03 02 00 64 B9 AF",
            "01 03 75 D0 00 02 DF FE",
            "01 03 04 00 00 00 00 FA 33",
            "01 03 75 FB 00 02 AF F6",
            "01 03 04 00 1E 00 00 9A 35",
            "01 06 75 94 00 01 13 EA",
            "01 06 75 94 00 01 13 EA",
            "01 06 75 FB 01 2C E2 7A",
            "01 06 75 FB 01 2C E2 7A",
            "01 06 75 FC 00 01 92 36",
            "01 06 75 FC 00 01 92 36",
            "01 06 75 CA 00 3C B3 E9",
            "01 06 75 CA 00 3C B3 E9",
            "01 06 75 D0 00 0A 12 38",
            "01 06 75 D0 00 0A 12 38",
            "01 06 75 D1 00 04 C2 3C",
            "01 06 75 D1 00 04 C2 3C",
            "01 03 75 94 00 01 DF EA",
            "01 03 02 00 01 79 84",
            "01 03 75 CA 00 01 BE 38",
            "01 03 02 00 3C B8 55",
            "01 03 75 D0 00 02 DF FE",
            "01 03 04 00 0A 00 04 DB F2",
            "01 03 75 FB 00 02 AF F6",
            "01 03 04 01 2C 00 01 FB C6");

        Assert.True(_inverter.WriteSucceeded, _inverter.FaultReason);
    }

    private void Discover()
    {
        _inverter.BeginDiscovery();
        InverterWire.Exchange(
            _inverter,
            "01 03 75 40 00 0A DE 15",
            "01 03 14 00 01 86 A0 00 01 AD B0 00 00 AB E0 00 00 AB E0 00 01 AD B0 F6 CE",
            "01 04 00 00 00 01 31 CA",
            "01 04 02 00 01 78 F0",
            "01 04 00 23 00 0D C0 05",
            "01 04 1A 00 00 C3 50 13 89 08 FD 00 48 00 00 00 00 09 08 00 48 00 00 00 00 09 13 00 49 AA 05",
            "01 04 00 37 00 02 C0 05",
            "01 04 04 00 00 30 39 2F 96",
            "01 04 79 7E 00 02 08 8F",
            "01 04 04 FF FF D1 20 A6 28");
        Assert.True(_inverter.IsDiscovered, _inverter.FaultReason);
        Assert.Equal(10_000, _inverter.RatedPowerW);
    }
}

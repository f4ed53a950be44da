using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Tests.Devices;

/// <summary>The Sungrow on the wire: low word first, wire addresses one below the listed ones.</summary>
public sealed class SgShTests
{
    private readonly IInverter _inverter = InverterCatalogue.CreateInverter("sungrow_sg_sh", 1, new InverterOptions());

    [Fact]
    public void Registers_on_the_wire_become_a_reading()
    {
        Discover();
        _inverter.BeginReading();
        InverterWire.Exchange(
            _inverter,
            "01 04 13 8B 00 02 05 65",
            "01 04 04 11 70 00 01 3E A3",
            "01 04 13 9A 00 14 D4 AE",
            "01 04 28 08 FD 09 08 09 13 00 48 00 48 00 49 00 00 00 00 00 00 00 00 00 00 00 00 13 64 00 01 FB 50 FF FF 00 00 01 F4 00 00 81 00 04 B4");

        Assert.True(_inverter.ReadingIsValid, _inverter.FaultReason);
        Assert.Equal(-70_500, _inverter.Reading.PowerW); // 0x00011364: the words 1364 0001
        Assert.Equal(1_200, _inverter.Reading.ReactivePowerVar);
        Assert.Equal([230.1, 231.2, 232.3], _inverter.Reading.VoltageV);
        Assert.Equal([7.2, 7.2, 7.3], _inverter.Reading.CurrentA);
        Assert.Equal(50, _inverter.Reading.FrequencyHz);
        Assert.Equal(70_000_000, _inverter.Reading.EnergyWh); // 70000 kWh
        Assert.Equal(5, _inverter.Reading.OperatingState); // derating run
    }

    [Fact]
    public void A_setpoint_goes_out_in_the_manufacturer_s_order_and_is_read_back()
    {
        Discover();
        _inverter.BeginWrite(6_000, 1_000);
        InverterWire.Exchange(
            _inverter,
            "01 03 13 8E 00 02 A0 A4",
            "01 03 04 00 55 03 E8 EA 9D",
            "01 03 13 AB 00 02 B1 6F",
            "01 03 04 00 55 00 00 EA 23",
            "01 06 13 8E 00 AA 6D 1A",
            "01 06 13 8E 00 AA 6D 1A",
            "01 06 13 8F 02 58 BC 3F",
            "01 06 13 8F 02 58 BC 3F",
            "01 06 13 AB 00 A2 7D 17",
            "01 06 13 AB 00 A2 7D 17",
            "01 06 13 AC FF 9C 0C F6",
            "01 06 13 AC FF 9C 0C F6",
            "01 03 13 8E 00 02 A0 A4",
            "01 03 04 00 AA 02 58 DA 89",
            "01 03 13 AB 00 02 B1 6F",
            "01 03 04 00 A2 FF 9C 1A 48");

        Assert.True(_inverter.WriteSucceeded, _inverter.FaultReason);
    }

    private void Discover()
    {
        _inverter.BeginDiscovery();
        InverterWire.Exchange(
            _inverter,
            "01 04 13 88 00 01 B5 64",
            "01 04 02 00 64 B8 DB",
            "01 04 13 B8 00 01 B5 6B",
            "01 04 02 00 2C B8 ED",
            "01 04 13 8B 00 02 05 65",
            "01 04 04 11 70 00 01 3E A3",
            "01 04 13 9A 00 14 D4 AE",
            "01 04 28 08 FD 09 08 09 13 00 48 00 48 00 49 00 00 00 00 00 00 00 00 00 00 00 00 13 64 00 01 FB 50 FF FF 00 00 01 F4 00 00 81 00 04 B4");
        Assert.True(_inverter.IsDiscovered, _inverter.FaultReason);
        Assert.Equal(10_000, _inverter.RatedPowerW);
    }
}

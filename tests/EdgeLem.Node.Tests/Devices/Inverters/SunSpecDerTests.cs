using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Tests.Devices;

/// <summary>The models for IEEE 1547-2018 on the wire. Offsets and enumerations are those of the published models 701, 702, 704, 705.</summary>
public sealed class SunSpecDerTests
{
    private readonly SunSpecDerImage _image = new();
    private readonly SunSpecInverter _inverter = new(1, 120);

    public SunSpecDerTests()
    {
        _inverter.BeginDiscovery();
        new Bus(_image.Registers).Run(_inverter);
        Assert.True(_inverter.IsDiscovered, _inverter.FaultReason);
    }

    [Fact]
    public void A_reading_is_one_request_of_123_registers()
    {
        Bus bus = Recorded();
        _inverter.BeginReading();
        bus.Run(_inverter);

        Assert.Equal("01 03 9C 86 00 7B CA 50", Assert.Single(bus.Sent));
        Assert.True(_inverter.ReadingIsValid, _inverter.FaultReason);
        Assert.Equal((-5_000, 1_200, 50.01), (_inverter.Reading.PowerW, _inverter.Reading.ReactivePowerVar, _inverter.Reading.FrequencyHz));
        Assert.Equal([230.1, 0, 0], _inverter.Reading.VoltageV);
        Assert.Equal([true, false, false], _inverter.Reading.HasPhase);
        Assert.Equal(65_537, _inverter.Reading.EnergyWh); // 0x00010001
        Assert.Equal(4, _inverter.Reading.OperatingState); // RUNNING
    }

    [Fact]
    public void Settings_go_before_ratings()
    {
        Assert.Equal((10_000, 11_000, 4_400), (_inverter.RatedPowerW, _inverter.RatedVoltAmpere, _inverter.RatedReactivePowerVar));
        Assert.Equal(701, _inverter.MeasurementModel);
        Assert.True(_inverter.HasVoltVarCurve);
        Assert.False(_inverter.HasVoltWattCurve);
        Assert.False(_inverter.HasServicePermission);
    }

    [Fact]
    public void Limit_and_vars_are_values_timers_and_then_enable_registers()
    {
        Bus bus = Recorded();
        _inverter.BeginWrite(6_000, 1_000); // 75 % of WMax 8000 W; absorbs 1000 var: -1000 = FFFF FC18
        bus.Run(_inverter);

        Assert.True(_inverter.WriteSucceeded, _inverter.FaultReason);
        Assert.Equal(
            [
                "01 03 9D 55 00 43 3B 87",
                "01 10 9D 64 00 05 0A 02 EE 03 E8 00 00 00 00 00 78 35 62",
                "01 10 9D 79 00 01 02 00 04 E0 F3",
                "01 10 9D 7B 00 04 08 FF FF FC 18 00 00 00 00 B4 F7",
                "01 10 9D 81 00 03 06 00 00 00 00 00 78 76 21",
                "01 10 9D 63 00 01 02 00 01 22 CA",
                "01 10 9D 78 00 01 02 00 01 21 21",
                "01 03 9D 55 00 43 3B 87",
            ],
            bus.Sent);
    }

    [Fact]
    public void A_curve_goes_into_curve_2_with_ActPt_last_and_its_number_into_AdptCrvReq()
    {
        Bus bus = Recorded();
        _inverter.BeginCurve(new InverterCurve(CurveKind.VoltVar, [0.92, 1.08], [-0.44, 0.44], 5));
        bus.Run(_inverter);

        Assert.Equal(
            [
                "01 03 9D 98 00 0F AB 8D",
                "01 03 9D A7 00 0E 5A 41",
                "01 03 9D B9 00 0E 3A 47",
                "01 10 9D BA 00 01 02 00 03 B0 02", // DeptRef: per cent of the apparent power
                "01 10 9D BC 00 01 02 27 10 EA 59", // VRef 100 %
                "01 10 9D C1 00 01 02 00 32 7B 9D", // RspTms 5.0 s, whose high word is 0 already
                "01 10 9D C3 00 04 08 23 F0 01 B8 2A 30 FE 48 38 AA", // 92 %: supplies 44.0 %; 108 %: absorbs
                "01 10 9D B9 00 01 02 00 02 71 F1", // ActPt
                "01 03 9D B9 00 0E 3A 47",
                "01 10 9D 9B 00 01 02 00 02 77 73", // AdptCrvReq
                "01 03 9D 98 00 0F AB 8D",
                "01 03 9D A7 00 0E 5A 41",
            ],
            bus.Sent);

        // This image does not adopt: it only claims to have.
        Assert.Equal(DeviceFault.CurveNotAdopted, _inverter.FaultCode);
        Assert.False(_inverter.CurveSucceeded);
    }

    [Fact]
    public void A_device_without_model_704_is_driven_by_the_older_family_or_not_at_all()
    {
        _image.Registers[SunSpecDerImage.Controls] = 714;
        _inverter.BeginDiscovery();
        new Bus(_image.Registers).Run(_inverter);

        Assert.False(_inverter.IsDiscovered);
        Assert.Equal(DeviceFault.NoInverterModel, _inverter.FaultCode);
        _inverter.BeginCurve(new InverterCurve(CurveKind.VoltVar, [0.92, 1.08], [-0.44, 0.44], 5));
        Assert.Equal(DeviceFault.NotDiscovered, _inverter.FaultCode);
    }

    private Bus Recorded() => new(_image.Registers) { RecordsFrames = true };
}

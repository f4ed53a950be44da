using System.Text.Json;
using EdgeLem.Sim.Devices;
using static EdgeLem.Sim.Tests.Devices.ModbusFrames;

namespace EdgeLem.Sim.Tests.Devices;

public sealed class VirtualSunSpecInverterTests
{
    private static readonly InverterConditions Sunny = new(10_000, 230, 230, 230, 50);

    private readonly VirtualSunSpecInverter _inverter = new(new InverterRating(5000, 3), "sn-1");

    [Theory]
    [InlineData(1, 101)]
    [InlineData(3, 103)]
    public void An_independent_walker_finds_the_models_with_the_documented_lengths(int phases, int inverterModel)
    {
        SunSpecWalker walker = SunSpecWalker.Walk(new VirtualSunSpecInverter(new InverterRating(4000, phases), "walk-me"));

        Assert.Equal([1, inverterModel, 120, 121, 123], walker.Models.Keys);
        Assert.Equal([66, 50, 26, 30, 24], walker.Models.Keys.Select(walker.LengthOf));
        Assert.Equal("EdgeLem", walker.Text(1, 2, 16));
        Assert.Equal("walk-me", walker.Text(1, 50, 16));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Every_mandatory_point_is_implemented_and_every_scale_factor_in_range(int phases)
    {
        var inverter = new VirtualSunSpecInverter(new InverterRating(4000, phases), "sn");
        inverter.Step(Sunny, 1);
        SunSpecWalker walker = SunSpecWalker.Walk(inverter);
        int checkedPoints = 0;
        foreach (int model in walker.Models.Keys)
        {
            using var map = JsonDocument.Parse(File.ReadAllText(EdgeLem.Tests.Repository.SharedOrSkip($"registers/sunspec_{model}.json")));
            foreach (JsonElement point in map.RootElement.GetProperty("registers").EnumerateArray())
            {
                checkedPoints += walker.AssertMandatory(model, point) ? 1 : 0;
            }
        }

        Assert.True(checkedPoints > 50, $"Only {checkedPoints} points were checked.");
    }

    [Fact]
    public void A_single_phase_inverter_says_that_the_other_phases_are_not_implemented()
    {
        var inverter = new VirtualSunSpecInverter(new InverterRating(4000, 1), "sn");
        inverter.Step(InverterConditions.SinglePhase(2300, 230), 1);
        SunSpecWalker walker = SunSpecWalker.Walk(inverter);

        Assert.Equal(10, walker.Scaled(101, 3, 6), 0.001);
        Assert.Equal(10, walker.Scaled(101, 2, 6), 0.001);
        Assert.Equal(230, walker.Scaled(101, 10, 13), 0.001);
        Assert.All([4, 5, 7, 8, 9, 11, 12], offset => Assert.Equal(0xFFFF, walker.Raw(101, offset)));
    }

    [Fact]
    public void The_readings_show_what_the_inverter_delivers()
    {
        _inverter.Step(Sunny with { AvailablePowerW = 3000 }, 1800);
        SunSpecWalker walker = SunSpecWalker.Walk(_inverter);

        Assert.Equal(3000, walker.Scaled(103, 14, 15), 0.5);
        Assert.Equal(0, walker.Scaled(103, 20, 21), 0.5);
        Assert.Equal(50, walker.Scaled(103, 16, 17), 0.001);
        Assert.Equal(398.4, walker.Scaled(103, 7, 13), 0.06);
        Assert.Equal(1500, (walker.Raw(103, 24) << 16) + walker.Raw(103, 25));
        Assert.Equal(4, walker.Raw(103, 38));
        Assert.Equal(1500, _inverter.EnergyWh, 0.001);
    }

    [Fact]
    public void Power_is_the_smaller_of_what_the_sun_gives_and_what_the_limit_allows()
    {
        Assert.Equal(5000, _inverter.Step(Sunny, 1).ActivePowerW, 0.001);

        Write(Points.WMaxLimPct, 6000);
        Assert.Equal(5000, _inverter.Step(Sunny, 1).ActivePowerW, 0.001);

        Write(Points.WMaxLimEna, 1);
        Assert.Equal(3000, _inverter.Step(Sunny, 1).ActivePowerW, 0.001);
        Assert.Equal(5, SunSpecWalker.Walk(_inverter).Raw(103, 38));
        Assert.Equal(1000, _inverter.Step(Sunny with { AvailablePowerW = 1000 }, 1).ActivePowerW, 0.001);
        Assert.Equal(3000, SunSpecWalker.Walk(_inverter).Raw(103, 14) + 2000);
    }

    [Fact]
    public void The_control_version_rises_with_a_change_and_not_with_the_same_value_again()
    {
        long before = _inverter.ControlVersion;
        Write(Points.WMaxLimPct, 6000);
        Assert.Equal(before + 1, _inverter.ControlVersion);

        Write(Points.WMaxLimPct, 6000);
        Ask(_inverter, ReadRequest(3, 40000, 2));
        Assert.Equal(before + 1, _inverter.ControlVersion);
    }

    [Theory]
    [InlineData(1, 15, 4000, 2000)]
    [InlineData(1, 15, -2000, -1000)]
    [InlineData(2, 16, 10000, 2200)]
    [InlineData(2, 16, -5000, -1100)]
    [InlineData(3, 17, 5000, 2000)]
    public void Reactive_power_follows_the_mode_and_injects_when_positive(int mode, int point, int percent, double expectedVar)
    {
        Write(Points.Control + point, percent);
        Write(Points.VArPctMod, mode);
        Write(Points.VArPctEna, 1);

        // At 3 kW of 5 kVA: WMax 5000 W, VArMax 2200 var, available vars 4000.
        Assert.Equal(expectedVar, _inverter.Step(Sunny with { AvailablePowerW = 3000 }, 1).ReactivePowerVar, 0.001);
    }

    [Fact]
    public void Active_power_goes_first_at_the_apparent_power_limit()
    {
        Write(Points.VArMaxPct, 10000);
        Write(Points.VArPctMod, 2);
        Write(Points.VArPctEna, 1);

        InverterOutput full = _inverter.Step(Sunny, 1);
        Assert.Equal(5000, full.ActivePowerW, 0.001);
        Assert.Equal(0, full.ReactivePowerVar, 0.001);

        // 4.8 kW leaves sqrt(5000^2 - 4800^2) = 1400 var.
        Assert.Equal(1400, _inverter.Step(Sunny with { AvailablePowerW = 4800 }, 1).ReactivePowerVar, 0.001);
    }

    [Fact]
    public void Reactive_power_goes_first_when_the_rating_says_so()
    {
        var inverter = new VirtualSunSpecInverter(new InverterRating(5000, 3) { ReactivePowerVar = 3000, ReactivePriority = true }, "sn");
        Ask(inverter, WriteRequest(Points.VArMaxPct, 10000));
        Ask(inverter, WriteRequest(Points.VArPctMod, 2, 1));

        // 3-4-5 triangle.
        InverterOutput output = inverter.Step(Sunny, 1);
        Assert.Equal(4000, output.ActivePowerW, 0.001);
        Assert.Equal(3000, output.ReactivePowerVar, 0.001);
    }

    [Fact]
    public void A_power_factor_setting_absorbs_when_negative_and_yields_to_a_var_setting()
    {
        Write(Points.OutPFSet, -9500);
        Write(Points.OutPFSetEna, 1);

        // 3000 W x tan(acos 0.95) = 986.05 var.
        Assert.Equal(-986.05, _inverter.Step(Sunny with { AvailablePowerW = 3000 }, 1).ReactivePowerVar, 0.01);

        Write(Points.VArPctMod, 1);
        Write(Points.VArPctEna, 1);
        Assert.Equal(0, _inverter.Step(Sunny with { AvailablePowerW = 3000 }, 1).ReactivePowerVar, 0.001);
    }

    [Fact]
    public void A_limit_reverts_when_nobody_repeats_it()
    {
        Ask(_inverter, WriteRequest(Points.WMaxLimPct, 2000, 0, 60, 0, 1));
        Assert.Equal(1000, _inverter.Step(Sunny, 30).ActivePowerW, 0.001);
        Ask(_inverter, WriteRequest(Points.WMaxLimPct, 2000));
        Assert.Equal(1000, _inverter.Step(Sunny, 59).ActivePowerW, 0.001);
        long before = _inverter.ControlVersion;

        Assert.Equal(1000, _inverter.Step(Sunny, 1).ActivePowerW, 0.001);
        Assert.Equal(before + 1, _inverter.ControlVersion);
        Assert.Equal(5000, _inverter.Step(Sunny, 0).ActivePowerW, 0.001);
        Assert.Equal(0, ReadWords(_inverter, 3, Points.WMaxLimEna, 1)[0]);
    }

    [Fact]
    public void A_ramp_moves_the_limit_in_a_straight_line()
    {
        Ask(_inverter, WriteRequest(Points.WMaxLimPct, 5000, 0, 0, 10, 1));

        double[] powers = [.. Enumerable.Range(0, 7).Select(_ => _inverter.Step(Sunny, 2).ActivePowerW)];
        Assert.Equal([5000, 4500, 4000, 3500, 3000, 2500, 2500], powers.Select(power => Math.Round(power, 6)));
    }

    [Fact]
    public void A_start_window_delays_the_command_by_at_most_its_length()
    {
        Ask(_inverter, WriteRequest(Points.WMaxLimPct, 5000, 100, 0, 0, 1));
        Assert.Equal(5000, _inverter.Step(Sunny, 0).ActivePowerW, 0.001);

        _inverter.Step(Sunny, 100);
        Assert.Equal(2500, _inverter.Step(Sunny, 0).ActivePowerW, 0.001);
    }

    [Fact]
    public void A_disconnected_inverter_delivers_nothing_until_it_reverts()
    {
        Ask(_inverter, WriteRequest(Points.ConnRvrtTms, 5, 0));
        Assert.Equal(default, _inverter.Step(Sunny, 5));
        Assert.Equal(5000, _inverter.Step(Sunny, 1).ActivePowerW, 0.001);
        Assert.Equal(1, ReadWords(_inverter, 3, Points.Conn, 1)[0]);
    }

    [Fact]
    public void A_lowered_maximum_power_is_the_base_of_the_percentages()
    {
        Write(Points.WMax, 4000);
        Ask(_inverter, WriteRequest(Points.WMaxLimPct, 5000, 0, 0, 0, 1));

        Assert.Equal(2000, _inverter.Step(Sunny, 1).ActivePowerW, 0.001);
    }

    [Theory]
    [InlineData(40000, 1, 2)]
    [InlineData(Points.Control, 1, 2)]
    [InlineData(Points.Control + 23, 0, 2)]
    [InlineData(40208, 0, 2)]
    [InlineData(0, 0, 2)]
    [InlineData(Points.WMaxLimPct, 10001, 3)]
    [InlineData(Points.WMaxLimEna, 2, 3)]
    [InlineData(Points.VArPctMod, 4, 3)]
    [InlineData(Points.VArMaxPct, 0x8000, 3)]
    [InlineData(Points.WMax, 5001, 3)]
    public void A_write_that_the_inverter_refuses_gets_its_exception(int address, int value, int code) =>
        AssertException(Ask(_inverter, WriteRequest(address, value)), 0x10, code);

    /// <summary>Limits of the Modbus Application Protocol V1.1b3: 125 registers a read, 123 a write, and a byte count that fits.</summary>
    [Theory]
    [InlineData("039C40007E", 3)]
    [InlineData("109CDB007CF8", 3)]
    [InlineData("109CDB0001030000", 3)]
    [InlineData("049C400002", 1)]
    [InlineData("039D0F0004", 2)]
    public void A_request_beyond_the_limits_gets_its_exception(string pdu, int code)
    {
        byte[] request = Convert.FromHexString(pdu);

        AssertException(Ask(_inverter, request), request[0], code);
    }

    [Fact]
    public void One_read_may_take_125_registers() => Assert.Equal(252, Ask(_inverter, ReadRequest(3, 40000, 125)).Length);

    [Fact]
    public void A_refused_write_changes_nothing()
    {
        AssertException(Ask(_inverter, WriteRequest(Points.WMaxLimPct, 5000, 0, 0, 0, 7)), 0x10, 3);

        Assert.Equal(10000, ReadWords(_inverter, 3, Points.WMaxLimPct, 1)[0]);
    }

    [Fact]
    public void A_single_register_write_is_echoed_and_acts()
    {
        byte[] request = [0x06, (byte)(Points.VArPctMod >> 8), Points.VArPctMod & 0xFF, 0, 2];

        Assert.Equal(request, Ask(_inverter, request));
        Assert.Equal(2, ReadWords(_inverter, 3, Points.VArPctMod, 1)[0]);
    }

    [Fact]
    public void A_frozen_inverter_goes_on_delivering_but_shows_old_readings()
    {
        _inverter.Step(Sunny with { AvailablePowerW = 1000 }, 1);
        _inverter.Fault = DeviceFault.FrozenValues;

        Assert.Equal(2000, _inverter.Step(Sunny with { AvailablePowerW = 2000 }, 1).ActivePowerW, 0.001);
        Assert.Equal(1000, ReadWords(_inverter, 3, 40084, 1)[0]);
    }

    [Fact]
    public void The_output_never_leaves_the_apparent_power_circle()
    {
        var random = new Random(7);
        for (int i = 0; i < 500; i++)
        {
            Write(Points.VArMaxPct, random.Next(-10000, 10001));
            Write(Points.WMaxLimPct, random.Next(0, 10001));
            Ask(_inverter, WriteRequest(Points.VArPctMod, 2, 1));
            InverterOutput output = _inverter.Step(Sunny with { AvailablePowerW = 6000 * random.NextDouble() }, random.Next(0, 3));
            double apparentVa = Math.Sqrt((output.ActivePowerW * output.ActivePowerW) + (output.ReactivePowerVar * output.ReactivePowerVar));
            Assert.True(apparentVa <= 5000.000001, $"Seed 7, draw {i}: {apparentVa} VA.");
        }
    }

    private void Write(int address, int value)
    {
        byte[] reply = Ask(_inverter, WriteRequest(address, value));
        Assert.Equal(0x10, reply[0]);
    }

    /// <summary>Absolute addresses, summed up by hand from the model lengths: 40002 + 68 + 52 + 28 = 40150 for model 121, + 32 for model 123.</summary>
    private static class Points
    {
        public const int WMax = 40150 + 2;
        public const int Control = 40182;
        public const int ConnRvrtTms = Control + 3;
        public const int Conn = Control + 4;
        public const int WMaxLimPct = Control + 5;
        public const int WMaxLimEna = Control + 9;
        public const int OutPFSet = Control + 10;
        public const int OutPFSetEna = Control + 14;
        public const int VArMaxPct = Control + 16;
        public const int VArPctMod = Control + 21;
        public const int VArPctEna = Control + 22;
    }
}

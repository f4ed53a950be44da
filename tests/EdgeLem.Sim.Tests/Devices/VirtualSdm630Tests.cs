using System.Text.Json;
using EdgeLem.Sim.Devices;
using static EdgeLem.Sim.Tests.Devices.ModbusFrames;

namespace EdgeLem.Sim.Tests.Devices;

public sealed class VirtualSdm630Tests
{
    // 230.2 V is the published example value of the Eastron manual: 43 66 33 33.
    private static readonly MeterState Unbalanced = new(
        new LineState(230.2, 10, 2000, 600), new LineState(228, 5, -900, 0), new LineState(235, 0, 0, 0), 49.98);

    [Theory]
    [InlineData(0x00, 230.2)]
    [InlineData(0x02, 228)]
    [InlineData(0x04, 235)]
    [InlineData(0x06, 10)]
    [InlineData(0x08, 5)]
    [InlineData(0x0C, 2000)]
    [InlineData(0x0E, -900)]
    [InlineData(0x12, 2302)]
    [InlineData(0x18, 600)]
    [InlineData(0x2A, 231.0667)]
    [InlineData(0x30, 15)]
    [InlineData(0x34, 1100)]
    [InlineData(0x38, 3442)]
    [InlineData(0x3C, 600)]
    [InlineData(0x46, 49.98)]
    [InlineData(0xC8, 396.8144)]
    public void A_three_phase_meter_shows_its_state_at_the_documented_addresses(int address, double expected)
    {
        var meter = new VirtualSdm630(Sdm630Wiring.ThreePhaseFourWire);
        meter.Update(Unbalanced);

        Assert.Equal(expected, ReadFloat(meter, 4, address), 0.001);
    }

    [Fact]
    public void The_first_voltage_goes_out_as_the_bytes_of_the_manual()
    {
        var meter = new VirtualSdm630(Sdm630Wiring.OnePhaseTwoWire);
        meter.Update(MeterState.SinglePhase(new LineState(230.2, 0, 0, 0)));

        Assert.Equal(Convert.FromHexString("040443663333"), Ask(meter, Convert.FromHexString("0400000002")));
    }

    [Fact]
    public void The_power_factor_is_negative_for_inductive_loads_as_the_vendor_has_it()
    {
        var meter = new VirtualSdm630(Sdm630Wiring.ThreePhaseFourWire);
        meter.Update(new MeterState(LineState.FromPower(230, 800, 600), LineState.FromPower(230, 800, -600), default, 50));

        Assert.Equal(-0.8, ReadFloat(meter, 4, 0x1E), 0.0001);
        Assert.Equal(0.8, ReadFloat(meter, 4, 0x20), 0.0001);
        Assert.Equal(36.8699, ReadFloat(meter, 4, 0x24), 0.001);
    }

    [Fact]
    public void A_balanced_load_leaves_no_neutral_current_and_one_loaded_line_leaves_all_of_it()
    {
        var meter = new VirtualSdm630(Sdm630Wiring.ThreePhaseFourWire);
        LineState line = LineState.FromPower(230, 2300, 0);
        meter.Update(new MeterState(line, line, line, 50));
        Assert.Equal(0, ReadFloat(meter, 4, 0xE0), 0.0001);

        meter.Update(new MeterState(line, line with { CurrentA = 0 }, line with { CurrentA = 0 }, 50));
        Assert.Equal(10, ReadFloat(meter, 4, 0xE0), 0.0001);
    }

    [Fact]
    public void Energy_goes_out_as_kilowatt_hours()
    {
        var meter = new VirtualSdm630(Sdm630Wiring.ThreePhaseFourWire);
        meter.AddEnergy(1234, 500);
        meter.AddEnergy(0.5, 0);

        Assert.Equal(1.2345f, ReadFloat(meter, 4, 0x48));
        Assert.Equal(0.5f, ReadFloat(meter, 4, 0x4A));
        Assert.Equal(1.7345f, ReadFloat(meter, 4, 0x156));
        Assert.Equal(1234.5, meter.ImportWh);
        Assert.Equal(500, meter.ExportWh);
    }

    [Fact]
    public void Time_moves_the_line_counters_and_the_demand_but_not_the_settled_energy()
    {
        var meter = new VirtualSdm630(Sdm630Wiring.ThreePhaseFourWire);
        meter.Update(Unbalanced);
        meter.Elapse(3600);
        meter.Update(new MeterState(default, default, default, 50));
        meter.Elapse(3600);

        Assert.Equal(0f, ReadFloat(meter, 4, 0x48));
        Assert.Equal(2f, ReadFloat(meter, 4, 346));
        Assert.Equal(0.9f, ReadFloat(meter, 4, 354));
        Assert.Equal(0.6f, ReadFloat(meter, 4, 0x4C));
        Assert.Equal(15f, ReadFloat(meter, 4, 0x52));
        Assert.Equal(0f, ReadFloat(meter, 4, 0x54));
        Assert.Equal(1100f, ReadFloat(meter, 4, 0x56));
    }

    [Theory]
    [InlineData(1, 2, 2)]
    [InlineData(0, 3, 3)]
    [InlineData(0, 82, 3)]
    [InlineData(0, 0, 3)]
    [InlineData(382, 2, 2)]
    [InlineData(380, 4, 2)]
    public void A_read_that_the_device_refuses_gets_its_exception(int address, int count, int code) =>
        AssertException(Ask(new VirtualSdm630(Sdm630Wiring.ThreePhaseFourWire), ReadRequest(4, address, count)), 4, code);

    [Fact]
    public void Eighty_registers_are_the_most_that_one_read_gets() =>
        Assert.Equal(162, Ask(new VirtualSdm630(Sdm630Wiring.ThreePhaseFourWire), ReadRequest(4, 0, 80)).Length);

    [Theory]
    [InlineData(0x01)]
    [InlineData(0x06)]
    [InlineData(0x2B)]
    public void A_function_that_the_device_lacks_is_an_illegal_function(byte function) =>
        AssertException(Ask(new VirtualSdm630(Sdm630Wiring.ThreePhaseFourWire), [function, 0, 0, 0, 1]), function, 1);

    [Theory]
    [InlineData(0x02, 60)]
    [InlineData(0x0A, 3)]
    [InlineData(0x14, 17)]
    [InlineData(0x1C, 2)]
    [InlineData(0x28, 2141)]
    public void The_settings_can_be_read(int address, float expected) =>
        Assert.Equal(expected, ReadFloat(new VirtualSdm630(Sdm630Wiring.ThreePhaseFourWire, 17), 3, address));

    [Fact]
    public void The_settings_cannot_be_written() =>
        AssertException(Ask(new VirtualSdm630(Sdm630Wiring.ThreePhaseFourWire), WriteRequest(0x14, 0x4270, 0)), 0x10, 2);

    [Fact]
    public void Every_documented_register_answers_and_a_single_phase_wiring_reads_zero_where_the_manual_says_so()
    {
        using var map = JsonDocument.Parse(File.ReadAllText(EdgeLem.Tests.Repository.SharedOrSkip("registers/eastron_sdm630.json")));
        var single = new VirtualSdm630(Sdm630Wiring.OnePhaseTwoWire);
        LineState line = LineState.FromPower(230, 1000, 300);
        single.Update(new MeterState(line, line, line, 50));
        single.Elapse(7200);
        int unused = 0;
        foreach (JsonElement register in map.RootElement.GetProperty("registers").EnumerateArray())
        {
            byte function = register.GetProperty("fc").GetProperty("read")[0].GetByte();
            int address = register.GetProperty("address").GetInt32();
            float value = ReadFloat(single, function, address);
            if (register.TryGetProperty("valid_wiring", out JsonElement wiring) && !wiring.GetProperty("1p2w").GetBoolean())
            {
                unused++;
                Assert.True(value == 0, $"Register {address} '{register.GetProperty("name")}' reads {value} in a single-phase wiring.");
            }
        }

        Assert.True(unused > 20, $"Only {unused} registers are marked as unused: the map was not read.");
    }

    [Fact]
    public void Every_instantaneous_register_of_the_map_carries_the_value_that_its_name_says()
    {
        using var map = JsonDocument.Parse(File.ReadAllText(EdgeLem.Tests.Repository.SharedOrSkip("registers/eastron_sdm630.json")));
        var meter = new VirtualSdm630(Sdm630Wiring.ThreePhaseFourWire);
        meter.Update(Unbalanced);
        LineState[] lines = [Unbalanced.Line1, Unbalanced.Line2, Unbalanced.Line3];
        var expected = new Dictionary<string, double>();
        for (int i = 0; i < 3; i++)
        {
            expected[$"Phase {i + 1} line to neutral volts"] = lines[i].VoltageV;
            expected[$"Phase {i + 1} current"] = lines[i].CurrentA;
            expected[$"Phase {i + 1} power"] = lines[i].PowerW;
            expected[$"Phase {i + 1} volt amps"] = lines[i].VoltageV * lines[i].CurrentA;
            expected[$"Phase {i + 1} volt amps reactive"] = lines[i].ReactivePowerVar;
        }

        int found = 0;
        foreach (JsonElement register in map.RootElement.GetProperty("registers").EnumerateArray())
        {
            if (expected.TryGetValue(register.GetProperty("name").GetString()!, out double value))
            {
                found++;
                Assert.Equal(value, ReadFloat(meter, 4, register.GetProperty("address").GetInt32()), 0.001);
            }
        }

        Assert.Equal(15, found);
    }

    [Fact]
    public void A_silent_meter_does_not_answer_and_a_healed_one_does()
    {
        var meter = new VirtualSdm630(Sdm630Wiring.ThreePhaseFourWire) { Fault = DeviceFault.Silent };
        Assert.Empty(Ask(meter, ReadRequest(4, 0, 2)));

        meter.Fault = DeviceFault.None;
        Assert.Equal(6, Ask(meter, ReadRequest(4, 0, 2)).Length);
        Assert.Equal(2, meter.Requests);
    }

    [Theory]
    [InlineData(ModbusExceptionCode.DeviceFailure)]
    [InlineData(ModbusExceptionCode.Busy)]
    public void A_failing_meter_answers_every_request_with_its_exception(ModbusExceptionCode code)
    {
        var meter = new VirtualSdm630(Sdm630Wiring.ThreePhaseFourWire) { Fault = DeviceFault.ExceptionReply(code) };

        AssertException(Ask(meter, ReadRequest(4, 0, 2)), 4, (int)code);
    }

    [Fact]
    public void A_frozen_meter_keeps_its_readings_and_catches_up_when_healed()
    {
        var meter = new VirtualSdm630(Sdm630Wiring.OnePhaseTwoWire);
        meter.Update(MeterState.SinglePhase(LineState.FromPower(230, 100, 0)));
        meter.Fault = DeviceFault.FrozenValues;
        meter.Update(MeterState.SinglePhase(LineState.FromPower(240, 200, 0)));
        meter.AddEnergy(1000, 0);
        Assert.Equal(230f, ReadFloat(meter, 4, 0));
        Assert.Equal(0f, ReadFloat(meter, 4, 0x48));

        meter.Fault = DeviceFault.None;
        Assert.Equal(240f, ReadFloat(meter, 4, 0));
        Assert.Equal(1f, ReadFloat(meter, 4, 0x48));
    }

    [Theory]
    [InlineData(DeviceFaultKind.StuckCounter, 1f)]
    [InlineData(DeviceFaultKind.ZeroCounters, 0f)]
    public void Counters_that_lie_leave_the_other_readings_alone_and_tell_the_truth_afterwards(DeviceFaultKind kind, float importKWh)
    {
        var meter = new VirtualSdm630(Sdm630Wiring.OnePhaseTwoWire);
        meter.AddEnergy(1000, 0);
        meter.Fault = new DeviceFault(kind, ModbusExceptionCode.None);
        meter.Update(MeterState.SinglePhase(LineState.FromPower(240, 200, 0)));
        meter.AddEnergy(2000, 0);
        Assert.Equal(240f, ReadFloat(meter, 4, 0));
        Assert.Equal(importKWh, ReadFloat(meter, 4, 0x48));

        meter.Fault = DeviceFault.None;
        Assert.Equal(3f, ReadFloat(meter, 4, 0x48));
    }

    [Fact]
    public void A_meter_in_the_wrong_word_order_sends_the_low_word_first()
    {
        var meter = new VirtualSdm630(Sdm630Wiring.OnePhaseTwoWire) { Fault = DeviceFault.WrongWordOrder };
        meter.Update(MeterState.SinglePhase(new LineState(230, 0, 0, 0)));

        // 230.0 in CDAB, from the register test vectors.
        Assert.Equal(Convert.FromHexString("040400004366"), Ask(meter, ReadRequest(4, 0, 2)));
    }

    [Fact]
    public void A_state_that_is_no_number_is_refused_with_the_value()
    {
        var meter = new VirtualSdm630(Sdm630Wiring.OnePhaseTwoWire);

        ArgumentException refusal = Assert.Throws<ArgumentException>(() => meter.Update(MeterState.SinglePhase(new LineState(double.NaN, 0, 0, 0))));
        Assert.Contains("NaN", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_request_makes_a_device_throw_or_answer_more_than_a_pdu()
    {
        var random = new Random(20261120);
        IVirtualDevice[] devices = [new VirtualSdm630(Sdm630Wiring.ThreePhaseFourWire), new VirtualSunSpecInverter(new InverterRating(5000, 3), "fuzz")];
        byte[] reply = new byte[256];
        for (int i = 0; i < 20_000; i++)
        {
            byte[] pdu = new byte[random.Next(0, 40)];
            random.NextBytes(pdu);
            if (pdu.Length > 0 && random.Next(4) > 0)
            {
                pdu[0] = (byte)new[] { 3, 4, 6, 16 }[random.Next(4)];
            }

            Assert.InRange(devices[i % 2].Handle(pdu, reply), 0, 253);
        }
    }
}

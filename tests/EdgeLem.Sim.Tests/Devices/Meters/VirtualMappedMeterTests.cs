using EdgeLem.Node.Devices;
using EdgeLem.Sim.Devices;
using static EdgeLem.Sim.Tests.Devices.ModbusFrames;

namespace EdgeLem.Sim.Tests.Devices;

/// <summary>The manners of virtual meters: what they refuse, and how, by the limits in their manuals.</summary>
public sealed class VirtualMappedMeterTests
{
    [Fact]
    public void An_EM24_answers_eleven_registers_and_refuses_twelve()
    {
        IVirtualDevice meter = Meter("carlo_gavazzi_em24_rs485");
        Assert.Equal(11, ReadWords(meter, 4, 12, 11).Length);
        AssertException(Ask(meter, ReadRequest(4, 12, 12)), 4, 3);
    }

    [Fact]
    public void An_EM24_s_identification_is_read_alone_and_never_within_a_block()
    {
        IVirtualDevice meter = Meter("carlo_gavazzi_em24_rs485");
        Assert.Equal([71], ReadWords(meter, 4, 0x000B, 1));
        AssertException(Ask(meter, ReadRequest(4, 10, 2)), 4, 2);
    }

    [Fact]
    public void An_EM340_s_register_0x000B_is_its_code_when_read_alone_and_part_of_a_voltage_within_a_block()
    {
        IVirtualDevice meter = Meter("carlo_gavazzi_em340_em24e1");
        Assert.Equal([340], ReadWords(meter, 4, 0x000B, 1));
        Assert.Equal(36, ReadWords(meter, 4, 0, 36).Length);
    }

    [Theory]
    [InlineData(0, 1, 3)] // odd count
    [InlineData(1, 2, 2)] // odd address
    [InlineData(0, 62, 3)] // more than 60 registers
    [InlineData(40, 2, 2)] // nothing there
    public void An_SDM230_refuses_what_its_manual_says(int address, int count, int code) =>
        AssertException(Ask(Meter("eastron_sdm230"), ReadRequest(4, address, count)), 4, code);

    [Theory]
    [InlineData("abb_b23_b24", 4)]
    [InlineData("pzem_004t_v3_016", 3)]
    [InlineData("shelly_pro_3em", 6)]
    public void A_function_that_the_meter_does_not_use_is_refused(string id, byte function) =>
        AssertException(Ask(Meter(id), ReadRequest(function, 0, 1)), function, 1);

    [Theory]
    [InlineData("schneider_iem3155", 0x0031, 20, "iEM3155")]
    [InlineData("abb_b23_b24", 0x8960, 6, "B23")]
    public void A_meter_says_in_words_what_it_is(string id, int address, int count, string expected)
    {
        int[] words = ReadWords(Meter(id), 3, address, count);
        Assert.Equal(expected, string.Concat(words.SelectMany(word => new[] { (char)(word >> 8), (char)(word & 0xFF) })).TrimEnd('\0'));
    }

    [Fact]
    public void A_frozen_meter_shows_what_it_showed()
    {
        var meter = Meter("siemens_pac2200");
        meter.Update(MeterState.SinglePhase(new LineState(230, 1, 200, 0)));
        meter.Fault = EdgeLem.Sim.Devices.DeviceFault.FrozenValues;
        meter.Update(MeterState.SinglePhase(new LineState(240, 1, 200, 0)));
        Assert.Equal(230f, ReadFloat(meter, 3, 1));
        meter.Fault = EdgeLem.Sim.Devices.DeviceFault.None;
        Assert.Equal(240f, ReadFloat(meter, 3, 1));
    }

    [Fact]
    public void A_meter_without_direction_counts_both_ways_up()
    {
        var meter = Meter("pzem_004t_v3_016");
        meter.Update(MeterState.SinglePhase(LineState.FromPower(230, -460, 0)));
        meter.AddEnergy(100, 250);
        Assert.Equal([4600, 0, 350, 0], ReadWords(meter, 4, 3, 4)); // 0.1 W and Wh, low word first
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, -1)]
    public void Ratios_are_above_0(double currentRatio, double voltageRatio) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new VirtualMappedMeter(MeterCatalogue.Get("chint_dtsu666"), currentRatio, voltageRatio));

    [Fact]
    public void Random_requests_get_a_reply_of_the_right_form_from_every_meter()
    {
        const int Seed = 20261129;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {Seed}");
        var chance = new Random(Seed);
        byte[] reply = new byte[260];
        foreach (string name in VirtualMeters.Names)
        {
            IVirtualMeter meter = VirtualMeters.Create(name, 1);
            for (int i = 0; i < 500; i++)
            {
                byte[] request = new byte[chance.Next(1, 12)];
                chance.NextBytes(request);
                request[0] = (byte)chance.Next(1, 20);
                int length = meter.Handle(request, reply);
                Assert.True(length == 2 ? reply[0] == (request[0] | 0x80) : length >= 4 && reply[0] == request[0], name);
            }
        }
    }

    private static VirtualMappedMeter Meter(string id) => new(MeterCatalogue.Get(id));
}

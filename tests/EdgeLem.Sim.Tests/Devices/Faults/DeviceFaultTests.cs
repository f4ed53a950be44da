using EdgeLem.Sim.Devices;
using EdgeLem.Sim.Devices.Faults;
using EdgeLem.Sim.Tests.Devices.Lines;
using static EdgeLem.Sim.Tests.Devices.ModbusFrames;

namespace EdgeLem.Sim.Tests.Devices.Faults;

/// <summary>What a device shows while it misbehaves.</summary>
public sealed class DeviceFaultTests
{
    private const int ImportKWh = 0x48;
    private readonly VirtualSdm630 _meter = new(Sdm630Wiring.OnePhaseTwoWire);

    public DeviceFaultTests()
    {
        _meter.Update(MeterState.SinglePhase(new LineState(230, 1, 230, 0)));
        _meter.AddEnergy(5000, 0);
    }

    [Fact]
    public void A_stuck_counter_stays_while_the_voltage_moves_and_catches_up_afterwards()
    {
        _meter.Fault = DeviceFault.StuckCounter;
        _meter.AddEnergy(1000, 0);
        _meter.Update(MeterState.SinglePhase(new LineState(231, 1, 230, 0)));
        Assert.Equal((5f, 231f), (ReadFloat(_meter, 4, ImportKWh), ReadFloat(_meter, 4, 0)));

        _meter.Fault = DeviceFault.None;
        Assert.Equal(6f, ReadFloat(_meter, 4, ImportKWh));
    }

    [Fact]
    public void A_counter_that_rolled_over_shows_what_was_counted_since()
    {
        _meter.Fault = DeviceFault.CounterRollOver;
        Assert.Equal(0f, ReadFloat(_meter, 4, ImportKWh));

        _meter.AddEnergy(250, 0);
        Assert.Equal(0.25f, ReadFloat(_meter, 4, ImportKWh));
        Assert.Equal(5250, _meter.ImportWh);
    }

    [Fact]
    public void The_same_fault_set_again_does_not_begin_anew()
    {
        _meter.Fault = DeviceFault.StuckCounter;
        _meter.AddEnergy(1000, 0);
        _meter.Fault = DeviceFault.StuckCounter;

        Assert.Equal(5f, ReadFloat(_meter, 4, ImportKWh));
    }

    [Fact]
    public void A_restarting_meter_is_silent_and_keeps_its_counters()
    {
        _meter.Fault = DeviceFault.Reboot;
        Assert.Empty(Ask(_meter, ReadRequest(4, 0, 2)));

        _meter.Fault = DeviceFault.None;
        Assert.Equal(5f, ReadFloat(_meter, 4, ImportKWh));
    }

    [Fact]
    public void A_restarted_inverter_has_forgotten_its_setpoints_and_kept_its_energy()
    {
        var inverter = new VirtualSunSpecInverter(new InverterRating(4000, 1), "sn");
        var sun = InverterConditions.SinglePhase(3000, 230, 50);
        inverter.Step(sun, 3600);
        int model = ModelStart(inverter, 123);
        Ask(inverter, WriteRequest(model + 5, 1000)); // WMaxLimPct 10 %
        Ask(inverter, WriteRequest(model + 9, 1)); // WMaxLim_Ena
        Assert.Equal(400, inverter.Step(sun, 1).ActivePowerW, 1.0);
        long version = inverter.ControlVersion;

        inverter.Fault = DeviceFault.Reboot;
        Assert.Empty(Ask(inverter, ReadRequest(3, 40000, 2)));
        inverter.Fault = DeviceFault.None;

        Assert.Equal(0, ReadWords(inverter, 3, model + 9, 1)[0]);
        Assert.Equal(3000, inverter.Step(sun, 0).ActivePowerW, 1.0);
        Assert.InRange(inverter.EnergyWh, 3000, 3001);
        Assert.True(inverter.ControlVersion > version);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(11)]
    public void A_share_of_the_requests_is_refused(byte code)
    {
        var device = new TellingDevice(1) { Fault = new BusFault(BusFaultKind.Exception) { Code = code, Rate = 0.25, Seed = 3 }.AsDeviceFault() };
        byte[][] replies = [.. Enumerable.Range(0, 400).Select(_ => Ask(device, ReadRequest(3, 0, 1)))];

        // 400 draws of 0.25: standard deviation 8.7.
        Assert.InRange(replies.Count(reply => reply[0] == 0x83), 100 - 35, 100 + 35);
        Assert.All(replies.Where(reply => reply[0] == 0x83), reply => Assert.Equal(code, reply[1]));
    }

    [Theory]
    [InlineData(BusFaultKind.Dead, DeviceFaultKind.Silent)]
    [InlineData(BusFaultKind.Reboot, DeviceFaultKind.Reboot)]
    [InlineData(BusFaultKind.Frozen, DeviceFaultKind.FrozenValues)]
    [InlineData(BusFaultKind.Stuck, DeviceFaultKind.StuckCounter)]
    [InlineData(BusFaultKind.RollOver, DeviceFaultKind.CounterRollOver)]
    [InlineData(BusFaultKind.WordOrder, DeviceFaultKind.WrongWordOrder)]
    [InlineData(BusFaultKind.NotANumber, DeviceFaultKind.NotANumber)]
    [InlineData(BusFaultKind.Noise, DeviceFaultKind.None)]
    public void A_fault_of_the_command_line_is_one_of_a_device(BusFaultKind kind, DeviceFaultKind device)
    {
        Assert.Equal(device, new BusFault(kind).AsDeviceFault().Kind);
    }

    [Fact]
    public void A_fault_hits_every_request_unless_it_says_otherwise()
    {
        Assert.Equal(1, default(DeviceFault).Rate);
        Assert.Equal(1, DeviceFault.ExceptionReply(ModbusExceptionCode.Busy).Rate);
        Assert.Equal(0.25, (DeviceFault.Silent with { Rate = 0.25 }).Rate);
    }

    private static int ModelStart(IVirtualDevice device, int model)
    {
        int address = 40002;
        while (ReadWords(device, 3, address, 2) is [var id, var length] && id != model)
        {
            address += 2 + length;
        }

        return address;
    }
}

using EdgeLem.Contracts;
using EdgeLem.Modbus;
using EdgeLem.Node.Devices;
using EdgeLem.Node.Metering;
using EdgeLem.Node.Tests.Fakes;

namespace EdgeLem.Node.Tests;

/// <summary>The node on a real Modbus master with the real SDM630 driver, bytes moved by a host in virtual time.</summary>
public sealed class RealBusTests
{
    private const long T0Ms = Bench.T0 * 1000;

    private readonly VirtualMeter _registers = new();
    private readonly RecordingLink _link = new();
    private readonly ModbusMaster _master = new(new RtuFraming(), ModbusMasterOptions.ForSerial(9600));
    private readonly ModbusResponder _responder;
    private readonly byte[] _reply = new byte[300];
    private long _nowMs = T0Ms;

    public RealBusTests()
    {
        _responder = new ModbusResponder(new RtuServerFraming(), _registers);
        for (int line = 0; line < 3; line++)
        {
            _registers.Set(2 * line, 229.5f + line);
            _registers.Set(6 + (2 * line), 4.25f);
            _registers.Set(0x0C + (2 * line), 1000f + (100 * line));
            _registers.Set(0x18 + (2 * line), -50f);
        }

        _registers.Set(0x46, 50.125f);
        _registers.Set(0x48, 1234.5f);
        _registers.Set(0x4A, 67.25f);
    }

    [Fact]
    public void Registers_become_measurements_and_counters()
    {
        NodeCycle node = Node(new PhaseMap([1, 2, 0]), null);
        node.OnGate(Bench.Gate(900), _nowMs);
        Run(node, 900.5);

        Published measurement = _link.Of(Topics.Measurement)[^1];
        Assert.Equal(["231.50", "229.50", "230.50"], measurement.Body.GetProperty("voltageV").EnumerateArray().Select(v => v.GetRawText()));
        Assert.Equal(["1200.0", "1000.0", "1100.0"], measurement.Body.GetProperty("powerW").EnumerateArray().Select(v => v.GetRawText()));
        Assert.Equal("50.125", measurement.Body.GetProperty("frequencyHz").GetRawText());
        Published energy = Assert.Single(_link.Of(Topics.Energy));
        Assert.Equal((1_234_500, 67_250), (energy.Number("importWh"), energy.Number("exportWh")));
        Assert.Equal(3300, _link.Of(Topics.Orders)[0].Body.GetProperty("orders")[0].GetProperty("quantityW").GetInt64());
    }

    [Fact]
    public void An_unplugged_meter_is_lost_and_comes_back_through_real_time_outs()
    {
        NodeCycle node = Node(new PhaseMap([0, 1, 2]), null);
        Run(node, 100);
        _registers.IsUnplugged = true;
        Run(node, 200);
        Assert.True(node.Meter.Watch.IsLost);
        _registers.IsUnplugged = false;
        Run(node, 260);

        Assert.Equal(["online", "meter-lost", "online"], _link.Of(Topics.State).Select(m => m.Text("state")));
        Assert.False(node.Meter.Watch.IsFailing);
    }

    [Fact]
    public void A_silent_inverter_on_the_same_bus_delays_no_measurement_beyond_its_time_outs()
    {
        NodeCycle node = Node(new PhaseMap([0, 1, 2]), new SunSpecInverter(2));
        Run(node, 600.5);

        Assert.Equal(11, _link.Of(Topics.Measurement).Count);
        Assert.All(_link.Of(Topics.Measurement), m => Assert.Equal("ok", m.Text("quality")));
        Assert.All(_link.Of(Topics.Measurement), m => Assert.InRange(m.AtMs % 60_000, 0, 10_000));
    }

    [Fact]
    public void A_link_that_goes_down_in_the_middle_of_a_request_ends_the_cycle_as_failed()
    {
        NodeCycle node = Node(new PhaseMap([0, 1, 2]), null);
        node.Start(_nowMs);
        node.Advance(_nowMs);
        Assert.True(_master.TransmitLength > 0);

        for (int attempt = 0; attempt < 3; attempt++)
        {
            _master.ReportLinkDown(_nowMs);
            _nowMs += 100;
            node.Advance(_nowMs);
        }

        Assert.True(node.IsIdle);
        Assert.True(node.Meter.Watch.IsFailing);
    }

    [Fact]
    public void The_real_bus_allocates_nothing_either()
    {
        NodeCycle node = Node(new PhaseMap([0, 1, 2]), null);
        node.OnGate(Bench.Gate(900), _nowMs);
        // Beyond the first interval's end: what is made once, with the first counters, is there, whichever test ran before.
        Run(node, 1000);
        _link.Keeps = false;

        long before = GC.GetAllocatedBytesForCurrentThread();
        Run(node, 4300);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);
    }

    private NodeCycle Node(PhaseMap phases, IInverter? inverter)
    {
        var identity = new NodeIdentity("village", "home-01", new NodeBoot("b1", "0.1.0"), new ConnectionPoint(phases, 17_000, 10_000));
        return new NodeCycle(identity, new FieldBus(_master, new MappedMeter(MeterCatalogue.Get("eastron_sdm630"), 1), inverter), _link);
    }

    /// <summary>The host's loop: writes what the master wants written, brings back the answer 40 ms later, sleeps until the node's next due.</summary>
    private void Run(NodeCycle node, double untilS)
    {
        long endMs = T0Ms + (long)(untilS * 1000);
        if (node.NextDueMs == long.MaxValue)
        {
            node.Start(_nowMs);
        }

        while (_nowMs < endMs)
        {
            _link.NowMs = _nowMs;
            node.Advance(_nowMs);
            if (_master.TransmitLength > 0)
            {
                Exchange();
            }
            else
            {
                _nowMs = Math.Min(endMs, Math.Max(_nowMs, node.NextDueMs));
            }
        }
    }

    private void Exchange()
    {
        int length = _responder.Answer(_master.TransmitBuffer, _master.TransmitLength, _reply);
        _nowMs += 10;
        _master.Transmitted(_nowMs);
        _nowMs += 40;
        if (length > 0)
        {
            _master.Receive(_reply, 0, length, _nowMs);
        }
    }
}

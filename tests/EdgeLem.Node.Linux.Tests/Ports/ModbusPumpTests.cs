using EdgeLem.Modbus;
using EdgeLem.Node.Linux.Ports;

namespace EdgeLem.Node.Linux.Tests.Ports;

/// <summary>The host's loop on a port in virtual time.</summary>
public sealed class ModbusPumpTests : IDisposable
{
    // The SDM120 manual's voltage example: 230.2 V = 43 66 33 34.
    private static readonly byte[] Request = Convert.FromHexString("01040000000271CB");
    private static readonly byte[] Reply = Convert.FromHexString("010404436633341B38");

    private readonly FakePort _port = new();
    private readonly ModbusMaster _master = new(new RtuFraming(), new ModbusMasterOptions(500, 50, 2));
    private readonly ModbusRequest _request = new();
    private readonly ModbusPump _pump;

    public ModbusPumpTests()
    {
        _pump = new ModbusPump(_master, _port, PumpOptions.ForTcp);
        _request.SetRead(1, ModbusFunction.ReadInputRegisters, 0, 2);
    }

    public void Dispose() => _pump.Dispose();

    [Fact]
    public void A_request_goes_out_and_its_reply_comes_in()
    {
        _port.Answer = _ => Reply;

        RunTransaction();

        Assert.Equal(ModbusOutcome.Done, _master.Outcome);
        Assert.Equal([Request], _port.Written);
        Assert.Equal(1, _pump.Openings);
    }

    [Fact]
    public void A_port_that_cannot_be_opened_is_tried_after_1_2_5_10_and_then_every_30_seconds()
    {
        _port.CanOpen = false;
        while (_port.OpenedAtMs.Count < 7)
        {
            _pump.Serve(_port.Clock, 0);
            _port.NowMs += 100;
        }

        Assert.Equal([0, 1_000, 3_000, 8_000, 18_000, 48_000, 78_000], _port.OpenedAtMs.Select(at => at - 1_000));
        Assert.Equal("fake: refused.", _pump.Problem);
    }

    [Fact]
    public void While_the_port_is_closed_a_transaction_fails_at_once()
    {
        _port.CanOpen = false;
        _pump.Serve(_port.Clock, 0);

        RunTransaction();

        Assert.Equal(ModbusOutcome.Timeout, _master.Outcome);
        Assert.True(_port.NowMs < 1_000 + 200, $"It took {_port.NowMs - 1_000} ms: more than two turnarounds of 50 ms in steps of 10 ms, and no time-out of 500 ms.");
    }

    [Fact]
    public void A_port_that_breaks_is_opened_anew_and_works_again()
    {
        _port.Answer = _ => Reply;
        RunTransaction();
        _port.Breaks = true;
        RunTransaction();
        Assert.Equal(ModbusOutcome.Timeout, _master.Outcome);
        Assert.False(_pump.IsOpen);

        _port.Breaks = false;
        _port.NowMs += 1_000;
        RunTransaction();

        Assert.Equal(ModbusOutcome.Done, _master.Outcome);
        Assert.Equal((2, 1), (_pump.Openings, _pump.Failures));
        Assert.Null(_pump.Problem);
    }

    [Fact]
    public void A_connection_is_opened_anew_after_three_requests_without_a_byte()
    {
        _pump.Serve(_port.Clock, 0);

        RunTransaction();

        Assert.Equal(3, _port.Written.Count);
        Assert.False(_pump.IsOpen);
        Assert.Contains("3 requests", _pump.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_serial_line_stays_open_through_any_silence()
    {
        using var pump = new ModbusPump(_master, _port, PumpOptions.ForSerial);
        for (int i = 0; i < 20; i++)
        {
            RunTransaction(pump);
        }

        Assert.Equal((1, 0), (pump.Openings, pump.Failures));
    }

    [Fact]
    public void What_lay_in_the_input_before_a_request_is_no_reply_to_it()
    {
        _pump.Serve(_port.Clock, 0);
        _port.Put(Convert.FromHexString("010404000000003B84"));

        RunTransaction();

        Assert.NotEqual(ModbusOutcome.Done, _master.Outcome);
    }

    [Fact]
    public void A_stream_that_lost_its_frames_is_closed()
    {
        var master = new ModbusMaster(new TcpFraming(), new ModbusMasterOptions(500, 0, 0));
        using var pump = new ModbusPump(master, _port, PumpOptions.ForTcp);
        _port.Answer = _ => Convert.FromHexString("FFFFFFFFFFFFFFFF");
        master.Begin(_request, _port.NowMs);
        for (int i = 0; i < 5; i++)
        {
            pump.Serve(_port.Clock, 10);
        }

        Assert.Equal(ModbusOutcome.BadFrame, master.Outcome);
        Assert.False(pump.IsOpen);
        Assert.False(master.LinkMustReset);
    }

    private void RunTransaction(ModbusPump? pump = null)
    {
        _master.Begin(_request, _port.NowMs);
        for (int calls = 0; _master.IsBusy; calls++)
        {
            Assert.True(calls < 1000, "The transaction does not end.");
            (pump ?? _pump).Serve(_port.Clock, 20);
            _port.NowMs += _port.IsOpen ? 0 : 10;
        }
    }
}

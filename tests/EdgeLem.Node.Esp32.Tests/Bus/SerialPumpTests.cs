using EdgeLem.Modbus;
using EdgeLem.Node.Esp32.Bus;
using EdgeLem.Node.Esp32.Tests.Fakes;

namespace EdgeLem.Node.Esp32.Tests.Bus;

/// <summary>Pauses of 1, 2, 5, 10, 30 s (ReconnectBackoff, without chance); time-outs of a line of 9600 bit/s (ModbusMasterOptions.ForSerial): 250 ms at least, 50 ms turnaround.</summary>
public sealed class SerialPumpTests
{
    private readonly ScriptedLine _line = new();
    private readonly ModbusMaster _master = new(new RtuFraming(), ModbusMasterOptions.ForSerial(9600));
    private readonly ModbusRequest _request = new();
    private readonly SerialPump _pump;

    public SerialPumpTests()
    {
        _pump = new SerialPump(_master, _line);
        _request.SetRead(1, ModbusFunction.ReadHoldingRegisters, 0, 1);
    }

    [Fact]
    public void The_line_is_opened_once()
    {
        Serve(0, 1, 2, 5000);

        Assert.Equal((1, true, 0), (_line.Attempts, _pump.IsOpen, _pump.Failures));
    }

    [Fact]
    public void A_line_that_does_not_open_is_tried_again_after_growing_pauses()
    {
        _line.CanOpen = false;
        long[] triesMs = [0, 1000, 3000, 8000, 18_000, 48_000, 78_000];
        for (long nowMs = 0; nowMs <= 78_000; nowMs += 100)
        {
            _pump.Serve(nowMs);
            Assert.Equal(triesMs.Count(tryMs => tryMs <= nowMs), _line.Attempts);
        }

        Assert.Equal((7, "COM2 does not open"), (_pump.Failures, _pump.Problem));
    }

    [Fact]
    public void While_the_line_is_closed_requests_fail_at_once_so_that_the_cycle_goes_on()
    {
        _line.CanOpen = false;
        _master.Begin(_request, 0);

        // Three attempts with the turnaround of 50 ms between them, each seen at the next look 4 ms later, instead of three time-outs of 250 ms.
        for (long nowMs = 0; nowMs <= 120; nowMs += 4)
        {
            _pump.Serve(nowMs);
        }

        Assert.False(_master.IsBusy);
        Assert.Equal(ModbusOutcome.Timeout, _master.Outcome);
    }

    [Fact]
    public void A_request_is_written_and_its_reply_taken()
    {
        _master.Begin(_request, 0);
        Serve(0);
        Assert.Equal([1, 3, 0, 0, 0, 1, 0x84, 0x0A], Assert.Single(_line.Pieces)); // Modbus over serial line, read of register 0 of unit 1

        // Register 0 = 0x1234; the check sum of 01 03 02 12 34 is B5 33.
        _line.Arrive(1, 3, 2, 0x12);
        Serve(10);
        _line.Arrive(0x34, 0xB5, 0x33);
        Serve(20, 40);

        Assert.Equal((ModbusOutcome.Done, (ushort)0x1234), (_master.Outcome, _master.RegisterAt(0)));
    }

    [Fact]
    public void A_line_that_fails_while_reading_is_closed_and_the_request_ended()
    {
        Serve(0);
        _master.Begin(_request, 0);
        Serve(1);
        _line.ReadFails = true;

        Serve(10);

        Assert.Equal((1, false, 1), (_line.Closes, _pump.IsOpen, _pump.Failures));
        Assert.Equal(ModbusOutcome.Timeout, _master.LastFault);
    }

    [Fact]
    public void A_line_that_fails_while_writing_is_closed_and_opened_again_after_its_pause()
    {
        _line.WriteFails = true;
        _master.Begin(_request, 0);
        Serve(0);
        Assert.Equal((1, false), (_line.Closes, _line.IsOpen));

        Serve(500, 999);
        Assert.Equal(1, _line.Attempts);
        Serve(1000);
        Assert.Equal(2, _line.Attempts);
    }

    [Fact]
    public void A_line_that_opens_and_then_fails_is_left_alone_longer_each_time_until_something_arrives()
    {
        _line.ReadFails = true;
        Serve(0, 999);
        Assert.Equal(1, _line.Attempts);
        Serve(1000, 2999);
        Assert.Equal(2, _line.Attempts);
        Serve(3000);
        Assert.Equal(3, _line.Attempts);

        // 5 s later it works and a byte arrives; the next failure begins with 1 s again.
        _line.ReadFails = false;
        _line.Arrive(0x55);
        Serve(8000);
        _line.ReadFails = true;
        Serve(8100);
        _line.ReadFails = false;
        Serve(9099);
        Assert.Equal(4, _line.Attempts);
        Serve(9100);
        Assert.Equal(5, _line.Attempts);
    }

    [Fact]
    public void Bytes_that_came_before_a_request_are_no_answer_and_hold_it_back_until_the_line_is_quiet()
    {
        Serve(0);
        _master.Begin(_request, 1000);
        _line.Arrive(1, 3, 2, 0x12, 0x34, 0xB5, 0x33);

        Serve(1000);
        Assert.Empty(_line.Pieces);
        Assert.Equal(7, _master.StrayBytes);
        Serve(1049);
        Assert.Empty(_line.Pieces);
        Serve(1050);

        Assert.Single(_line.Pieces);
        Assert.True(_master.IsBusy);
    }

    [Fact]
    public void More_bytes_than_one_reading_holds_are_all_taken()
    {
        Serve(0);
        _line.Arrive(new byte[1000]);

        Serve(1);

        Assert.Equal(1000, _master.StrayBytes);
    }

    /// <summary>The framing of TCP names its requests; a length that cannot be leaves no way back into the stream.</summary>
    [Fact]
    public void A_stream_that_lost_its_frames_is_closed_and_begun_anew()
    {
        var master = new ModbusMaster(new TcpFraming(), new ModbusMasterOptions());
        var pump = new SerialPump(master, _line);
        master.Begin(_request, 0);
        pump.Serve(0);
        _line.Arrive(0, 1, 0, 9, 0xFF, 0xFF, 1, 3);
        pump.Serve(1);
        Assert.True(master.LinkMustReset);

        pump.Serve(2);

        Assert.Equal((1, 1), (_line.Closes, pump.Failures));
        Assert.False(master.LinkMustReset);
    }

    [Fact]
    public void When_the_time_jumps_a_pause_of_the_old_one_is_over()
    {
        _line.CanOpen = false;
        Serve(BoardClock.KnownUtcMs);
        Serve(5000);
        Assert.Equal(1, _line.Attempts);

        _pump.Rebase();
        Serve(5001);

        Assert.Equal(2, _line.Attempts);
    }

    private void Serve(params long[] timesMs)
    {
        foreach (long nowMs in timesMs)
        {
            _pump.Serve(nowMs);
        }
    }
}

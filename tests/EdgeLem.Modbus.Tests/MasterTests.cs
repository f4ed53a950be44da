namespace EdgeLem.Modbus.Tests;

/// <summary>Time-outs, retries, writes and counters of the master, with time given by hand.</summary>
public sealed class MasterTests
{
    private const string WriteReply = "01 10 00 14 00 02 01 CC"; // to the SDM120 manual's write of address 60.0

    [Fact]
    public void A_silent_device_is_asked_once_and_then_as_often_as_there_are_retries()
    {
        Link link = NewRead().Send().LetAllTimeOut();
        Assert.Equal(ModbusOutcome.Timeout, link.Master.Outcome);
        Assert.Equal(3, link.Sent.Count);
        Assert.Equal((1, 1, 2, 3), (link.Master.Transactions, link.Master.Errors, link.Master.Retries, link.Master.Timeouts));
    }

    [Fact]
    public void Each_attempt_takes_the_response_time_out_and_the_turnaround()
    {
        Link link = NewRead().Send().LetAllTimeOut();
        Assert.Equal(1000 + (3 * 500) + (2 * 50), link.NowMs);
    }

    [Fact]
    public void A_reply_one_millisecond_before_the_time_out_is_in_time()
    {
        Link link = NewRead().Send();
        link.NowMs = link.Master.DeadlineMs - 1;
        link.Master.Poll(link.NowMs);
        link.Receive("01 04 04 43 66 33 34 1B 38");
        Assert.Equal(ModbusOutcome.Done, link.Master.Outcome);
    }

    [Fact]
    public void The_next_request_waits_for_the_turnaround()
    {
        Link link = NewRead().Send().Receive("01 04 04 43 66 33 34 1B 38");
        link.Master.Begin(Link.Read(1, 4, 0, 2), link.NowMs + 49);
        Assert.Equal(0, link.Master.TransmitLength);
        Assert.Equal(link.NowMs + 50, link.Master.DeadlineMs);
        link.Master.Poll(link.NowMs + 50);
        Assert.Equal(8, link.Master.TransmitLength);
    }

    [Fact]
    public void A_write_without_a_reply_is_uncertain_and_was_sent_once()
    {
        Link link = NewWrite().Send().LetAllTimeOut();
        Assert.Equal(ModbusOutcome.WriteUncertain, link.Master.Outcome);
        Assert.Equal(ModbusOutcome.Timeout, link.Master.LastFault);
        Assert.Single(link.Sent);
    }

    [Theory]
    [InlineData("01 10 00 14 00 02 01 CD")] // check sum
    [InlineData("01 10 00 15 00 02 50 0C")] // other address
    [InlineData("01 10 00 14 00")] // truncated
    public void A_write_with_an_unsound_reply_is_uncertain_and_was_sent_once(string reply)
    {
        Link link = NewWrite().Send().Receive(reply).LetAllTimeOut();
        Assert.Equal(ModbusOutcome.WriteUncertain, link.Master.Outcome);
        Assert.Equal(ModbusOutcome.BadFrame, link.Master.LastFault);
        Assert.Single(link.Sent);
    }

    [Fact]
    public void A_write_is_done_when_its_address_and_count_come_back()
    {
        Link link = NewWrite().Send().Receive(WriteReply);
        Assert.Equal(ModbusOutcome.Done, link.Master.Outcome);
        Assert.Equal(0, link.Master.RegisterCount);
    }

    [Fact]
    public void The_local_echo_of_a_write_is_not_its_reply()
    {
        Link link = NewWrite().Send().Receive("01 10 00 14 00 02 04 42 70 00 00 E6 F3");
        Assert.Equal(ModbusOutcome.Pending, link.Master.Outcome);
        Assert.Equal(ModbusOutcome.Done, link.Receive(WriteReply).Master.Outcome);
    }

    [Theory]
    [InlineData(1, ModbusOutcome.ExceptionReply)]
    [InlineData(2, ModbusOutcome.ExceptionReply)]
    [InlineData(3, ModbusOutcome.ExceptionReply)]
    [InlineData(4, ModbusOutcome.WriteUncertain)] // the device failed while it wrote
    [InlineData(5, ModbusOutcome.WriteUncertain)] // the write is still under way
    [InlineData(6, ModbusOutcome.ExceptionReply)]
    [InlineData(10, ModbusOutcome.ExceptionReply)]
    [InlineData(11, ModbusOutcome.WriteUncertain)] // the gateway lost sight of it
    public void A_refused_write_is_certain_unless_the_exception_leaves_it_open(byte code, ModbusOutcome outcome)
    {
        Link link = NewWrite(new TcpFraming()).Send();
        link.Receive(Hex.Bytes("00 01 00 00 00 03 01 90 " + code.ToString("X2")));
        Assert.Equal(outcome, link.Master.Outcome);
        Assert.Equal(code, link.Master.ExceptionCode);
        Assert.Single(link.Sent);
    }

    [Theory]
    [InlineData(5, 3)]
    [InlineData(6, 3)]
    [InlineData(11, 3)]
    [InlineData(1, 1)]
    [InlineData(4, 1)]
    [InlineData(10, 1)]
    public void A_read_is_repeated_only_for_exceptions_that_may_pass(byte code, int sent)
    {
        Link link = new Link(new TcpFraming(), Link.Read(1, 3, 0, 1)).Send();
        for (int id = 1; id <= sent; id++)
        {
            link.Receive(Hex.Bytes($"00 {id:X2} 00 00 00 03 01 83 {code:X2}"));
            link.TransmitWhenReady();
        }

        Assert.Equal(ModbusOutcome.ExceptionReply, link.Master.Outcome);
        Assert.Equal(sent, link.Sent.Count);
    }

    [Fact]
    public void A_link_that_is_down_ends_the_attempt_at_once_as_a_time_out()
    {
        Link link = new Link(new RtuFraming(), Link.Read(1, 4, 0, 2), new ModbusMasterOptions(500, 50, 0)).Send();
        link.Master.ReportLinkDown(link.NowMs);
        Assert.Equal(ModbusOutcome.Timeout, link.Master.Outcome);
        Assert.False(link.Master.IsBusy);
    }

    [Fact]
    public void A_link_that_is_down_uses_up_the_retries_too()
    {
        Link link = NewRead().Send();
        for (int attempt = 0; attempt < 3; attempt++)
        {
            link.Master.ReportLinkDown(link.NowMs);
            link.TransmitWhenReady();
        }

        Assert.Equal(ModbusOutcome.Timeout, link.Master.Outcome);
        Assert.Equal(3, link.Sent.Count);
    }

    [Fact]
    public void An_abandoned_read_ends_without_retries()
    {
        Link link = NewRead().Send();
        link.Master.Abandon(link.NowMs);
        Assert.Equal(ModbusOutcome.Timeout, link.Master.Outcome);
        Assert.Equal(0, link.Master.TransmitLength);
    }

    [Fact]
    public void A_write_that_is_abandoned_before_it_went_out_is_not_uncertain()
    {
        Link link = NewRead().Send().Receive("01 04 04 43 66 33 34 1B 38");
        link.Master.Begin(Link.Write(1, 0x14, 0x4270, 0), link.NowMs);
        link.Master.Abandon(link.NowMs);
        Assert.Equal(ModbusOutcome.Timeout, link.Master.Outcome);
    }

    [Fact]
    public void A_second_transaction_on_a_busy_master_is_refused()
    {
        Link link = NewRead().Send();
        Assert.Throws<InvalidOperationException>(() => link.Master.Begin(Link.Read(1, 4, 0, 2), link.NowMs));
    }

    [Fact]
    public void A_request_that_was_never_set_is_refused()
    {
        Assert.Throws<InvalidOperationException>(() => new ModbusMaster(new RtuFraming(), new ModbusMasterOptions()).Begin(new ModbusRequest(), 0));
    }

    [Fact]
    public void A_failed_read_leaves_no_registers_of_the_one_before()
    {
        Link link = NewRead().Send().Receive("01 04 04 43 66 33 34 1B 38");
        Assert.Equal(2, link.Master.RegisterCount);
        link.Send().LetAllTimeOut();
        Assert.Equal(0, link.Master.RegisterCount);
        Assert.Throws<ArgumentOutOfRangeException>(() => link.Master.RegisterAt(0));
    }

    [Theory]
    [InlineData(2400, 1356)] // 263 bytes of 11 bits = 1205.4 ms; + 150 ms, rounded up
    [InlineData(9600, 452)] // 301.4 ms + 150 ms
    [InlineData(115200, 250)] // 25 ms + 150 ms is below the least time-out
    public void The_serial_time_out_covers_the_longest_exchange(int baudRate, int timeoutMs)
    {
        Assert.Equal(timeoutMs, ModbusMasterOptions.ForSerial(baudRate).ResponseTimeoutMs);
    }

    [Theory]
    [InlineData(9, 50, 2)]
    [InlineData(60001, 50, 2)]
    [InlineData(500, -1, 2)]
    [InlineData(500, 10001, 2)]
    [InlineData(500, 50, -1)]
    [InlineData(500, 50, 11)]
    public void Options_out_of_range_are_refused(int timeoutMs, int turnaroundMs, int retries)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModbusMasterOptions(timeoutMs, turnaroundMs, retries));
    }

    private static Link NewRead() => new(new RtuFraming(), Link.Read(1, 4, 0, 2));

    private static Link NewWrite(IModbusFraming? framing = null) => new(framing ?? new RtuFraming(), Link.Write(1, 0x14, 0x4270, 0));
}

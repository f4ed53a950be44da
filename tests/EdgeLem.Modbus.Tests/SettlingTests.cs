namespace EdgeLem.Modbus.Tests;

/// <summary>On a serial line a reply counts only when silence follows it, because a second frame behind it would make it a late one.</summary>
public sealed class SettlingTests
{
    private const string Good = "01 04 04 43 66 33 34 1B 38";
    private const string Late = "01 04 04 00 00 00 00 FB 84"; // the same shape, other values

    [Fact]
    public void A_reply_is_taken_after_20_ms_of_silence()
    {
        Link line = NewLine().Send().Receive(Good);
        Assert.Equal((ModbusOutcome.Pending, line.NowMs + 20), (line.Master.Outcome, line.Master.DeadlineMs));

        line.LetTimeOut();
        Assert.Equal(ModbusOutcome.Done, line.Master.Outcome);
        Assert.Equal(0x4366, line.Master.RegisterAt(0));
    }

    [Fact]
    public void A_late_reply_and_the_right_one_behind_it_are_refused_also_when_they_come_in_pieces()
    {
        Link line = NewLine().Send().Receive(Late);
        line.NowMs += 16; // a USB adapter's latency
        line.Receive(Good);

        Assert.Equal(ModbusOutcome.BadFrame, line.Master.Outcome);
        Assert.Equal(0, line.Master.RegisterCount);
    }

    [Theory]
    [InlineData("00")]
    [InlineData("FF FF FF FF")]
    public void What_a_transceiver_adds_when_it_lets_go_does_not_spoil_a_reply(string tail)
    {
        Assert.Equal(ModbusOutcome.Done, NewLine().Send().Receive(Good + " " + tail).LetTimeOut().Master.Outcome);
        Assert.Equal(ModbusOutcome.Done, NewLine().Send().Receive(Good, tail).LetTimeOut().Master.Outcome);
    }

    [Fact]
    public void Five_bytes_behind_a_reply_may_be_a_frame_and_spoil_it()
    {
        Assert.Equal(ModbusOutcome.BadFrame, NewLine().Send().Receive(Good + " 00 00 00 00 00").Master.Outcome);
        Assert.Equal(ModbusOutcome.BadFrame, NewLine().Send().Receive(Good, "00 00", "00 00 00").Master.Outcome);
    }

    [Fact]
    public void Settling_is_part_of_the_turnaround()
    {
        Link line = NewLine().Send().Receive(Good);
        long lastByteMs = line.NowMs;
        line.LetTimeOut();

        line.Master.Begin(Link.Read(1, 4, 0, 2), line.NowMs);
        Assert.Equal(lastByteMs + 50, line.Master.DeadlineMs);
    }

    [Fact]
    public void A_reply_that_came_just_in_time_may_settle_beyond_the_time_out()
    {
        Link line = NewLine().Send();
        line.NowMs = line.Master.DeadlineMs - 1;
        line.Receive(Good).LetTimeOut();

        Assert.Equal(ModbusOutcome.Done, line.Master.Outcome);
        Assert.Equal(0, line.Master.Timeouts);
    }

    [Fact]
    public void A_refusal_settles_too()
    {
        Link line = NewLine().Send().Receive("01 84 02 C2 C1");
        Assert.Equal(ModbusOutcome.Pending, line.Master.Outcome);

        line.LetTimeOut();
        Assert.Equal((ModbusOutcome.ExceptionReply, (byte)2), (line.Master.Outcome, line.Master.ExceptionCode));
    }

    [Fact]
    public void A_link_that_goes_down_while_a_reply_settles_ends_the_attempt()
    {
        Link line = NewLine().Send().Receive(Good);
        line.Master.ReportLinkDown(line.NowMs);

        Assert.Equal(ModbusOutcome.Timeout, line.Master.Outcome);
    }

    private static Link NewLine() => new(new RtuFraming(), Link.Read(1, 4, 0, 2), new ModbusMasterOptions(new LineTiming(9600), 250, 50, 0));
}

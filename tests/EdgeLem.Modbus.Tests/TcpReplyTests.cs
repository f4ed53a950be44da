namespace EdgeLem.Modbus.Tests;

/// <summary>What the master makes of good and bad TCP replies. The good reply carries the SunSpec marker.</summary>
public sealed class TcpReplyTests
{
    private const string Good = "00 01 00 00 00 07 01 03 04 53 75 6E 53";

    [Fact]
    public void A_reply_may_arrive_split_at_any_place()
    {
        byte[] reply = Hex.Bytes(Good);
        for (int split = 1; split < reply.Length; split++)
        {
            Link link = NewLink().Send();
            link.Receive(reply[..split]);
            Assert.Equal(ModbusOutcome.Pending, link.Master.Outcome);
            link.Receive(reply[split..]);
            AssertGood(link);
        }
    }

    [Fact]
    public void A_late_reply_with_another_transaction_id_is_dropped_and_the_right_one_awaited()
    {
        Link link = NewLink().Send().LetTimeOut();
        link.Receive("00 01 00 00 00 07 01 03 04 00 00 00 00");
        Assert.Equal(ModbusOutcome.Pending, link.Master.Outcome);
        AssertGood(link.Receive("00 02 00 00 00 07 01 03 04 53 75 6E 53"));
    }

    [Fact]
    public void A_late_and_a_right_reply_may_arrive_in_one_piece()
    {
        Link link = NewLink().Send().LetTimeOut();
        AssertGood(link.Receive("00 01 00 00 00 07 01 03 04 00 00 00 00 00 02 00 00 00 07 01 03 04 53 75 6E 53"));
    }

    [Fact]
    public void A_late_reply_that_is_cut_by_the_next_request_keeps_the_frames_apart()
    {
        byte[] late = Hex.Bytes("00 01 00 00 00 07 01 03 04 00 00 00 00");
        for (int split = 1; split < late.Length; split++)
        {
            Link link = NewLink(new ModbusMasterOptions(500, 50, 0)).Send().LetTimeOut();
            link.Receive(late[..split]);
            link.Send();
            link.Receive(late[split..]);
            Assert.Equal(ModbusOutcome.Pending, link.Master.Outcome);
            AssertGood(link.Receive("00 02 00 00 00 07 01 03 04 53 75 6E 53"));
        }
    }

    [Theory]
    [InlineData("00 01 00 00 00 07 02 03 04 53 75 6E 53", ModbusOutcome.WrongUnit)]
    [InlineData("00 01 00 00 00 07 01 04 04 53 75 6E 53", ModbusOutcome.BadFrame)] // other function
    [InlineData("00 01 00 00 00 07 01 03 02 53 75 6E 53", ModbusOutcome.BadFrame)] // byte count does not fit
    [InlineData("00 01 00 00 00 05 01 03 02 53 75", ModbusOutcome.BadFrame)] // fewer registers
    [InlineData("00 01 00 01 00 07 01 03 04 53 75 6E 53", ModbusOutcome.BadFrame)] // protocol id
    [InlineData("00 01 00 00 01 00 01 03 04 53 75 6E 53", ModbusOutcome.BadFrame)] // length 256
    [InlineData("00 01 00 00 00 03 01 84 02", ModbusOutcome.BadFrame)] // exception to another function
    [InlineData("00 01 00 00 00 04 01 83 02 00", ModbusOutcome.BadFrame)] // exception with a byte too many
    public void A_reply_that_does_not_answer_the_request_is_refused_at_once(string reply, ModbusOutcome outcome)
    {
        Link link = NewLink(new ModbusMasterOptions(500, 50, 0)).Send().Receive(reply);
        Assert.Equal(outcome, link.Master.Outcome);
        Assert.Equal(0, link.Master.RegisterCount);
    }

    [Fact]
    public void Lost_frame_boundaries_ask_for_a_new_connection_until_the_link_was_reported_down()
    {
        Link link = NewLink().Send().Receive("48 54 54 50 2F 31");
        Assert.True(link.Master.LinkMustReset);
        link.Master.ReportLinkDown(link.NowMs);
        Assert.False(link.Master.LinkMustReset);
        link.TransmitWhenReady();
        AssertGood(link.Receive("00 02 00 00 00 07 01 03 04 53 75 6E 53"));
    }

    [Fact]
    public void A_new_connection_starts_without_the_half_frame_of_the_old_one()
    {
        Link link = NewLink().Send().Receive("00 01 00 00 00 07 01");
        link.Master.ReportLinkDown(link.NowMs);
        link.TransmitWhenReady();
        AssertGood(link.Receive("00 02 00 00 00 07 01 03 04 53 75 6E 53"));
    }

    [Fact]
    public void The_transaction_id_wraps_from_65535_to_0()
    {
        var framing = new TcpFraming();
        ModbusRequest request = Link.Read(1, 3, 0, 1);
        byte[] frame = new byte[260];
        for (int i = 0; i < 65535; i++)
        {
            framing.Encode(request, frame);
        }

        Assert.Equal("FF FF", Hex.Text(frame, 2));
        framing.Encode(request, frame);
        Assert.Equal("00 00", Hex.Text(frame, 2));
    }

    private static Link NewLink(ModbusMasterOptions? options = null) => new(new TcpFraming(), Link.Read(1, 3, 40000, 2), options);

    private static void AssertGood(Link link)
    {
        Assert.Equal(ModbusOutcome.Done, link.Master.Outcome);
        Assert.Equal([0x5375, 0x6E53], new int[] { link.Master.RegisterAt(0), link.Master.RegisterAt(1) });
    }
}

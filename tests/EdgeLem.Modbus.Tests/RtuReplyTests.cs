namespace EdgeLem.Modbus.Tests;

/// <summary>What the master makes of good and bad serial replies. The good reply is the SDM120 manual's voltage example, 230.2 V = 43 66 33 34.</summary>
public sealed class RtuReplyTests
{
    private const string Good = "01 04 04 43 66 33 34 1B 38";
    private const string Request = "01 04 00 00 00 02 71 CB";

    public static TheoryData<string> WrongReplies => new()
    {
        WithCrc("01 03 04 43 66 33 34"), // other function
        WithCrc("01 04 02 43 66"), // other byte count
        WithCrc("01 04 06 43 66 33 34 00 00"), // other byte count
        WithCrc("01 10 00 14 00 02"), // reply to a write
        WithCrc("01 83 02"), // exception to another function
        WithCrc("01 84 00"), // exception 0 does not exist
        "01 04 04 43 66 33 34 1B 39", // check sum off by one
        "01 04 04 43 67 33 34 1B 38", // bit error in a value
        "01 04 04 43 66 33 34 38 1B", // check sum high byte first
        "01 04 04 43 66 33 34", // truncated
        "00",
    };

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
    public void A_reply_may_arrive_byte_by_byte()
    {
        Link link = NewLink().Send();
        link.Receive(Good.Split(' '));
        AssertGood(link);
    }

    [Theory]
    [InlineData("00")]
    [InlineData("FF FF")]
    [InlineData("01")]
    [InlineData("01 04")]
    [InlineData("01 04 04 43")]
    [InlineData(Request)] // local echo
    public void A_reply_is_found_behind_noise_and_behind_the_local_echo(string before)
    {
        AssertGood(NewLink().Send().Receive(before + " " + Good));
        AssertGood(NewLink().Send().Receive(before, Good));
    }

    [Theory]
    [MemberData(nameof(WrongReplies))]
    public void A_reply_that_does_not_answer_the_request_ends_as_bad_frame_after_all_retries(string reply)
    {
        Link link = NewLink().Send();
        for (int attempt = 0; attempt < 3; attempt++)
        {
            link.Receive(reply).LetTimeOut();
        }

        Assert.Equal(ModbusOutcome.BadFrame, link.Master.Outcome);
        Assert.Equal(0, link.Master.RegisterCount);
        Assert.Equal(3, link.Sent.Count);
        Assert.Equal(3, link.Master.BadFrames);
    }

    [Fact]
    public void A_reply_of_another_unit_is_named_as_such()
    {
        Link link = NewLink(new ModbusMasterOptions(500, 50, 0)).Send().Receive(WithCrc("02 04 04 43 66 33 34")).LetTimeOut();
        Assert.Equal(ModbusOutcome.WrongUnit, link.Master.Outcome);
    }

    [Fact]
    public void The_right_reply_is_taken_behind_that_of_another_unit()
    {
        AssertGood(NewLink().Send().Receive(WithCrc("02 04 04 00 00 00 00") + " " + Good));
    }

    [Fact]
    public void Two_replies_in_one_piece_are_refused_because_the_first_may_be_late()
    {
        Link link = NewLink(new ModbusMasterOptions(500, 50, 0)).Send().Receive(WithCrc("01 04 04 00 00 00 00") + " " + Good);
        Assert.Equal(ModbusOutcome.BadFrame, link.Master.Outcome);
        Assert.Equal(0, link.Master.RegisterCount);
    }

    [Fact]
    public void A_retry_after_a_bad_check_sum_brings_the_registers()
    {
        Link link = NewLink().Send().Receive("01 04 04 43 66 33 34 1B 39").LetTimeOut().Receive(Good);
        AssertGood(link);
        Assert.Equal([Request, Request], link.Sent);
        Assert.Equal(1, link.Master.Retries);
        Assert.Equal(0, link.Master.Errors);
    }

    [Fact]
    public void Bytes_before_the_request_went_out_are_dropped()
    {
        Link link = NewLink();
        link.Receive(Good);
        link.Send();
        Assert.Equal(ModbusOutcome.Pending, link.Master.Outcome);
        AssertGood(link.Receive(Good));
    }

    [Fact]
    public void A_babbling_line_does_not_hide_a_reply_and_does_not_overflow()
    {
        Link link = NewLink().Send();
        byte[] noise = new byte[5000];
        new Random(7).NextBytes(noise);
        link.Receive(noise);
        Assert.Equal(ModbusOutcome.Pending, link.Master.Outcome);
        AssertGood(link.Receive(Good));
    }

    [Fact]
    public void A_late_reply_cannot_pass_for_the_answer_to_the_next_request_of_that_unit()
    {
        Link link = NewLink(new ModbusMasterOptions(500, 50, 0)).Send().LetTimeOut();
        Assert.Equal(ModbusOutcome.Timeout, link.Master.Outcome);

        link.Master.Begin(Link.Read(1, 4, 6, 2), link.NowMs + 60);
        Assert.Equal(0, link.Master.TransmitLength);
        link.NowMs += 300;
        link.Receive(Good);
        Assert.Equal(ModbusOutcome.Pending, link.Master.Outcome);

        link.TransmitWhenReady();
        link.Receive(WithCrc("01 04 04 41 20 00 00"));
        Assert.True(link.Master.Registers.TryFloat32(6, WordOrder.Abcd, out double currentA));
        Assert.Equal(10, currentA); // 41 20 00 00 = 1.25 x 2^3
    }

    [Fact]
    public void Another_unit_need_not_wait_for_the_late_reply_of_a_silent_one()
    {
        Link link = NewLink(new ModbusMasterOptions(500, 50, 0)).Send().LetTimeOut();
        link.Master.Begin(Link.Read(2, 4, 6, 2), link.NowMs + 50);
        Assert.Equal(8, link.Master.TransmitLength);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(248)]
    public void A_serial_bus_has_no_unit_0_and_none_above_247(byte unit)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RtuFraming().Encode(Link.Read(unit, 3, 0, 1), new byte[256]));
    }

    private static Link NewLink(ModbusMasterOptions? options = null) => new(new RtuFraming(), Link.Read(1, 4, 0, 2), options);

    private static string WithCrc(string hex)
    {
        byte[] bytes = Hex.Bytes(hex);
        byte[] frame = [.. bytes, 0, 0];
        return Hex.Text(frame, Crc16.Append(frame, bytes.Length));
    }

    private static void AssertGood(Link link)
    {
        Assert.Equal(ModbusOutcome.Done, link.Master.Outcome);
        Assert.Equal([0x4366, 0x3334], new int[] { link.Master.RegisterAt(0), link.Master.RegisterAt(1) });
    }
}

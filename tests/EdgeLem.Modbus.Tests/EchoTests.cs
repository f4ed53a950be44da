namespace EdgeLem.Modbus.Tests;

/// <summary>
/// A serial line that brings back what the master sends: all of it, its beginning or its end. Frames: the SDM120 manual's read and write, and a write
/// of register 100 to 7 with function 6, whose reply equals its request (Modbus Application Protocol V1.1b3, section 6.6).
/// </summary>
public sealed class EchoTests
{
    private const string ReadRequest = "01 04 00 00 00 02 71 CB";
    private const string ReadReply = "01 04 04 43 66 33 34 1B 38";
    private const string WriteManyRequest = "01 10 00 14 00 02 04 42 70 00 00 E6 F3";
    private const string WriteManyReply = "01 10 00 14 00 02 01 CC";
    private static readonly string WriteOne = WithCrc("01 06 00 64 00 07");

    [Theory]
    [InlineData(ReadRequest)]
    [InlineData("04 00 00 00 02 71 CB")] // the adapter swallowed the first byte
    [InlineData("71 CB")]
    [InlineData("01 04 00 00 00 02")] // and here the last ones
    [InlineData("01 04 00 00 FF 02 71 CB")] // a bit error in the echo
    public void A_read_is_answered_behind_its_echo_or_what_is_left_of_it(string echo)
    {
        AssertDone(NewLine().Begin(Read()).Receive(echo + " " + ReadReply));
        AssertDone(NewLine().Begin(Read()).Receive(echo, ReadReply));
        AssertDone(NewLine().Begin(Read()).Receive((echo + " " + ReadReply).Split(' ')));
    }

    [Theory]
    [InlineData(WriteManyRequest)]
    [InlineData("10 00 14 00 02 04 42 70 00 00 E6 F3")]
    [InlineData("01 10 00 14 00 02 04")]
    public void A_write_of_several_registers_is_answered_behind_its_echo_or_what_is_left_of_it(string echo)
    {
        AssertDone(NewLine().Begin(Link.Write(1, 0x14, 0x4270, 0)).Receive(echo + " " + WriteManyReply));
        AssertDone(NewLine().Begin(Link.Write(1, 0x14, 0x4270, 0)).Receive((echo + " " + WriteManyReply).Split(' ')));
    }

    [Theory]
    [InlineData(ReadRequest)]
    [InlineData("00 00 00 02 71 CB")]
    public void An_echo_without_a_reply_is_a_time_out_and_not_a_bad_frame(string echo)
    {
        Link line = NewLine().Begin(Read()).Receive(echo).LetTimeOut();

        Assert.Equal(ModbusOutcome.Timeout, line.Master.Outcome);
    }

    [Fact]
    public void On_a_line_without_echo_the_reply_to_function_6_is_taken_at_once()
    {
        Link line = NewLine().Begin(Read()).Receive(ReadReply);

        AssertDone(line.Begin(WriteSingle()).Receive(WriteOne));
    }

    [Fact]
    public void On_a_line_with_echo_function_6_needs_the_frame_twice()
    {
        Link line = NewLine().Begin(Read()).Receive(ReadRequest + " " + ReadReply);

        line.Begin(WriteSingle()).Receive(WriteOne);
        Assert.Equal(ModbusOutcome.Pending, line.Master.Outcome);
        AssertDone(line.Receive(WriteOne));
    }

    [Fact]
    public void On_a_line_with_echo_a_silent_device_has_not_acknowledged_a_write_with_function_6()
    {
        Link line = NewLine().Begin(Read()).Receive(ReadRequest, ReadReply);

        line.Begin(WriteSingle()).Receive(WriteOne).LetTimeOut();

        Assert.Equal((ModbusOutcome.WriteUncertain, ModbusOutcome.Timeout), (line.Master.Outcome, line.Master.LastFault));
    }

    [Fact]
    public void As_long_as_nobody_knows_whether_the_line_echoes_one_frame_is_no_acknowledgement_of_function_6()
    {
        Link line = NewLine().Begin(WriteSingle()).Receive(WriteOne).LetTimeOut();
        Assert.Equal(ModbusOutcome.WriteUncertain, line.Master.Outcome);

        AssertDone(NewLine().Begin(WriteSingle()).Receive(WriteOne + " " + WriteOne));
    }

    [Theory]
    [InlineData(2)] // the echo lost its first two bytes
    [InlineData(-2)] // the echo lost its last two bytes
    public void Function_6_is_answered_behind_a_part_of_its_echo(int lost)
    {
        Link line = NewLine().Begin(Read()).Receive(ReadRequest, ReadReply);
        string[] frame = WriteOne.Split(' ');
        string[] rest = lost > 0 ? frame[lost..] : frame[..^-lost];

        AssertDone(line.Begin(WriteSingle()).Receive(string.Join(' ', rest), WriteOne));
    }

    [Fact]
    public void A_noise_byte_before_an_echo_does_not_make_the_echo_a_reply()
    {
        Link line = NewLine().Begin(Read()).Receive(ReadRequest, ReadReply);

        line.Begin(WriteSingle()).Receive("FF " + WriteOne).LetTimeOut();

        Assert.Equal(ModbusOutcome.WriteUncertain, line.Master.Outcome);
    }

    [Fact]
    public void A_refusal_of_function_6_is_taken_with_and_without_echo()
    {
        string refusal = WithCrc("01 86 02");
        Assert.Equal(ModbusOutcome.ExceptionReply, NewLine().Begin(WriteSingle()).Receive(refusal).Master.Outcome);
        Assert.Equal(ModbusOutcome.ExceptionReply, NewLine().Begin(WriteSingle()).Receive(WriteOne + " " + refusal).Master.Outcome);
    }

    [Fact]
    public void A_line_that_stops_echoing_is_noticed_by_the_next_read()
    {
        Link line = NewLine().Begin(Read()).Receive(ReadRequest, ReadReply);
        line.Begin(Read()).Receive(ReadReply);

        AssertDone(line.Begin(WriteSingle()).Receive(WriteOne));
    }

    /// <summary>
    /// The first seven bytes of an echo can be a sound reply by chance: the read of one register at 0x02xx has the byte count 2 where a reply has it, and
    /// the register count 1 where the check sum's low byte is. Such a unit and address exist, so the echo must be known for what it is.
    /// </summary>
    [Fact]
    public void No_beginning_of_an_echo_is_taken_for_a_reply()
    {
        int lookalikes = 0;
        for (int unit = 1; unit <= 247; unit++)
        {
            for (int address = 0x0200; address <= 0x02FF; address++)
            {
                Link line = NewLine().Begin(Link.Read((byte)unit, 3, address, 1));
                byte[] echo = Hex.Bytes(line.Sent[0]);
                lookalikes += Crc16.IsRight(echo, 0, 7) ? 1 : 0;
                line.Receive(echo[..7]);
                line.Receive(echo[7..]);
                Assert.Equal(ModbusOutcome.Pending, line.Master.Outcome);
            }
        }

        Assert.InRange(lookalikes, 1, int.MaxValue);
    }

    private static Link NewLine() => new(new RtuFraming(), Read(), new ModbusMasterOptions(500, 0, 0));

    private static ModbusRequest Read() => Link.Read(1, 4, 0, 2);

    private static ModbusRequest WriteSingle()
    {
        var request = new ModbusRequest();
        request.SetWriteSingle(1, 100, 7);
        return request;
    }

    private static void AssertDone(Link line) => Assert.Equal(ModbusOutcome.Done, line.Master.Outcome);

    private static string WithCrc(string hex)
    {
        byte[] bytes = Hex.Bytes(hex);
        byte[] frame = [.. bytes, 0, 0];
        return Hex.Text(frame, Crc16.Append(frame, bytes.Length));
    }
}

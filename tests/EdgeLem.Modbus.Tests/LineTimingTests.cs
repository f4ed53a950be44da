namespace EdgeLem.Modbus.Tests;

/// <summary>Times on a serial line. Expected values: the arithmetic of MODBUS over Serial Line V1.02, section 2.5.1.1, with 11 bits per character, as tabulated in docs/bus.md.</summary>
public sealed class LineTimingTests
{
    [Theory]
    [InlineData(2400, 6_875, 16_042)] // 1.5 x 4.583 ms, 3.5 x 4.583 ms
    [InlineData(9600, 1_719, 4_011)]
    [InlineData(19200, 860, 2_006)]
    [InlineData(38400, 750, 1_750)] // fixed above 19200 bit/s
    [InlineData(115200, 750, 1_750)]
    public void The_gaps_of_the_standard(int baudRate, int characterGapUs, int frameGapUs)
    {
        var line = new LineTiming(baudRate);
        Assert.InRange(line.CharacterGapUs, characterGapUs, characterGapUs + 1);
        Assert.InRange(line.FrameGapUs, frameGapUs, frameGapUs + 1);
    }

    [Theory]
    [InlineData(2400, 8, 36.7)]
    [InlineData(2400, 255, 1168.75)]
    [InlineData(9600, 57, 65.3)]
    [InlineData(19200, 165, 94.5)]
    [InlineData(115200, 255, 24.3)]
    public void The_length_of_frames(int baudRate, int bytes, double milliseconds)
    {
        Assert.Equal(milliseconds, new LineTiming(baudRate).UsOf(bytes) / 1000.0, 0.05);
    }

    [Fact]
    public void A_line_without_parity_and_with_one_stop_bit_has_ten_bits_per_character()
    {
        Assert.Equal(8333, new LineTiming(9600, 10).UsOf(8), 1.0); // 80 bits at 9600 bit/s
    }

    [Theory]
    [InlineData(299, 11)]
    [InlineData(1_000_001, 11)]
    [InlineData(9600, 9)]
    [InlineData(9600, 13)]
    public void Impossible_lines_are_refused(int baudRate, int bits)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LineTiming(baudRate, bits));
    }

    [Theory]
    [InlineData(9600, 8, 57, 250)] // 9.2 + 65.3 + 150 ms is below the least time-out
    [InlineData(9600, 8, 165, 349)] // 198.2 + 150 ms
    [InlineData(2400, 8, 57, 1000)]
    [InlineData(2400, 8, 255, 1356)]
    [InlineData(115200, 8, 255, 250)]
    public void A_serial_time_out_follows_from_the_speed_and_the_expected_length(int baudRate, int request, int reply, int timeoutMs)
    {
        Assert.Equal(timeoutMs, ModbusMasterOptions.ForSerial(baudRate).TimeoutMsFor(request, reply));
    }

    [Fact]
    public void A_slow_device_gets_its_own_least_time_out()
    {
        Assert.Equal(500, ModbusMasterOptions.ForSerial(new LineTiming(9600), 500).TimeoutMsFor(8, 57));
    }

    [Fact]
    public void Behind_a_gateway_the_network_has_a_second_more()
    {
        Assert.Equal(1500, ModbusMasterOptions.ForRtuOverTcp(9600).TimeoutMsFor(8, 57));
        Assert.Equal(2356, ModbusMasterOptions.ForRtuOverTcp(2400).TimeoutMsFor(8, 255)); // 1205.4 + 150 + 1000 ms
    }

    [Fact]
    public void The_turnaround_is_never_shorter_than_the_silence_between_frames()
    {
        Assert.Equal(50, ModbusMasterOptions.ForSerial(9600).TurnaroundMs);
        Assert.Equal(129, ModbusMasterOptions.ForSerial(300).TurnaroundMs); // 3.5 x 11 / 300 s = 128.3 ms
    }

    [Fact]
    public void The_master_waits_for_a_reply_as_long_as_its_length_asks_for()
    {
        Link shortRead = new Link(new RtuFraming(), Link.Read(1, 4, 0, 2), ModbusMasterOptions.ForSerial(9600)).Send();
        Link longRead = new Link(new RtuFraming(), Link.Read(1, 4, 0, 80), ModbusMasterOptions.ForSerial(9600)).Send();

        Assert.Equal(shortRead.NowMs + 250, shortRead.Master.DeadlineMs);
        Assert.Equal(longRead.NowMs + 349, longRead.Master.DeadlineMs);
    }

    [Theory]
    [InlineData(ModbusLinkKind.Rtu, "01 04 00 00 00 02 71 CB", 250)]
    [InlineData(ModbusLinkKind.RtuOverTcp, "01 04 00 00 00 02 71 CB", 1500)]
    [InlineData(ModbusLinkKind.Tcp, "00 01 00 00 00 06 01 04 00 00 00 02", 1500)]
    public void A_kind_of_link_has_its_framing_and_its_time_out(ModbusLinkKind kind, string frame, int timeoutMs)
    {
        ModbusMaster master = ModbusLink.CreateMaster(kind, ModbusLink.OptionsFor(kind, 9600));
        master.Begin(Link.Read(1, 4, 0, 2), 0);
        Assert.Equal(frame, Hex.Text(master.TransmitBuffer, master.TransmitLength));
        master.Transmitted(0);
        Assert.Equal(timeoutMs, master.DeadlineMs);
    }
}

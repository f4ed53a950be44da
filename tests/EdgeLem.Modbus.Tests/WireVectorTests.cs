namespace EdgeLem.Modbus.Tests;

/// <summary>Frames on the wire, byte by byte. Sources: the manuals that each case names; check sums of the Eastron frames equal the printed ones unless said otherwise.</summary>
public sealed class WireVectorTests
{
    [Fact]
    public void The_check_sum_of_123456789_is_the_published_0x4B37()
    {
        byte[] digits = "123456789"u8.ToArray();
        Assert.Equal(0x4B37, Crc16.Compute(digits, 0, digits.Length));
    }

    [Theory]
    [InlineData("01 04 00 00 00 02 71 CB")] // Eastron SDM120 manual, read of voltage
    [InlineData("01 04 04 43 66 33 34 1B 38")] // its reply
    [InlineData("01 03 00 00 00 02 C4 0B")] // Eastron SDM120 manual, check sum of its FC03 example
    [InlineData("01 04 00 00 00 0A 70 0D")] // PZEM-016 full read
    [InlineData("01 04 14 08 D1 00 6C 00 00 00 F4 00 00 00 26 00 00 01 F4 00 64 00 00 51 34")] // ESPHome pzemac comment
    [InlineData("01 42 80 11")] // PZEM energy reset
    [InlineData("01 10 00 14 00 02 04 42 70 00 00 E6 F3")] // SDM120 address to 60.0; the manual's printed check sum is wrong, this one is computed
    [InlineData("01 10 00 14 00 02 01 CC")] // its reply
    [InlineData("01 03 9C 40 00 02 EB 8F")] // SunSpec marker probe
    [InlineData("01 03 04 53 75 6E 53 96 F0")] // its reply
    [InlineData("01 83 02 C0 F1")] // exception: illegal data address
    [InlineData("01 03 0B D3 00 06 36 15")] // Schneider iEM3155, phase voltages
    [InlineData("01 03 4A 38 00 02 53 DE")] // Janitza, voltage L1
    [InlineData("01 03 20 12 00 10 EF C3")] // Chint DTSU666, power block
    public void Published_serial_frames_have_the_check_sum_that_we_compute(string frame)
    {
        byte[] bytes = Hex.Bytes(frame);
        Assert.True(Crc16.IsRight(bytes, 0, bytes.Length));
    }

    [Theory]
    [InlineData(4, 0x0000, 2, "01 04 00 00 00 02 71 CB")]
    [InlineData(3, 0x0000, 2, "01 03 00 00 00 02 C4 0B")]
    [InlineData(4, 0x0000, 10, "01 04 00 00 00 0A 70 0D")]
    [InlineData(3, 40000, 2, "01 03 9C 40 00 02 EB 8F")]
    [InlineData(3, 3027, 6, "01 03 0B D3 00 06 36 15")]
    [InlineData(3, 19000, 2, "01 03 4A 38 00 02 53 DE")]
    [InlineData(3, 0x2012, 16, "01 03 20 12 00 10 EF C3")]
    public void Serial_reads_are_encoded_as_the_manuals_print_them(byte function, int address, int count, string frame)
    {
        byte[] bytes = new byte[256];
        int length = new RtuFraming().Encode(Link.Read(1, function, address, count), bytes);
        Assert.Equal(frame, Hex.Text(bytes, length));
    }

    [Fact]
    public void A_serial_write_of_two_registers_is_encoded_as_in_the_SDM120_example()
    {
        byte[] bytes = new byte[256];
        int length = new RtuFraming().Encode(Link.Write(1, 0x14, 0x4270, 0), bytes);
        Assert.Equal("01 10 00 14 00 02 04 42 70 00 00 E6 F3", Hex.Text(bytes, length));
    }

    [Fact]
    public void A_TCP_probe_is_encoded_as_MBAP_and_its_reply_is_taken()
    {
        Link link = new Link(new TcpFraming(), Link.Read(1, 3, 40000, 2)).Send();
        Assert.Equal("00 01 00 00 00 06 01 03 9C 40 00 02", Assert.Single(link.Sent));
        link.Receive("00 01 00 00 00 07 01 03 04 53 75 6E 53");
        Assert.Equal(ModbusOutcome.Done, link.Master.Outcome);
        Assert.Equal(0x5375, link.Master.RegisterAt(0));
        Assert.Equal(0x6E53, link.Master.RegisterAt(1));
    }

    [Fact]
    public void A_TCP_write_of_one_register_is_encoded_as_MBAP()
    {
        var request = new ModbusRequest();
        request.SetWriteSingle(1, 0x9C5D, 600);
        Link link = new Link(new TcpFraming(), Link.Read(1, 3, 40000, 2)).Send();
        link.Receive("00 01 00 00 00 07 01 03 04 53 75 6E 53").Begin(request);
        Assert.Equal("00 02 00 00 00 06 01 06 9C 5D 02 58", link.Sent[1]);
    }

    [Fact]
    public void The_SDM120_voltage_reply_reads_230_2_volts()
    {
        Link link = new Link(new RtuFraming(), Link.Read(1, 4, 0, 2)).Send().Receive("01 04 04 43 66 33 34 1B 38");
        Assert.True(link.Master.Registers.TryFloat32(0, WordOrder.Abcd, out double voltageV));
        Assert.Equal(230.2, voltageV, 4); // the manual prints one decimal; 43 66 33 34 is 230.200012
    }

    [Fact]
    public void The_PZEM_reply_reads_its_ten_registers()
    {
        Link link = new Link(new RtuFraming(), Link.Read(1, 4, 0, 10)).Send()
            .Receive("01 04 14 08 D1 00 6C 00 00 00 F4 00 00 00 26 00 00 01 F4 00 64 00 00 51 34");
        RegisterBlock registers = link.Master.Registers;
        Assert.Equal(2257, registers.RegisterAt(0)); // 225.7 V in 0.1 V
        Assert.True(registers.TryUInt32(1, WordOrder.Cdab, out uint currentMilliA));
        Assert.Equal(108u, currentMilliA);
        Assert.True(registers.TryUInt32(3, WordOrder.Cdab, out uint powerDeciW));
        Assert.Equal(244u, powerDeciW); // 24.4 W
        Assert.True(registers.TryUInt32(5, WordOrder.Cdab, out uint energyWh));
        Assert.Equal(38u, energyWh);
        Assert.Equal(500, registers.RegisterAt(7)); // 50.0 Hz
    }

    [Fact]
    public void An_exception_reply_gives_its_code_and_is_not_retried()
    {
        Link link = new Link(new RtuFraming(), Link.Read(1, 3, 40000, 2)).Send().Receive("01 83 02 C0 F1");
        Assert.Equal(ModbusOutcome.ExceptionReply, link.Master.Outcome);
        Assert.Equal(ModbusExceptionCode.IllegalDataAddress, link.Master.ExceptionCode);
        Assert.Single(link.Sent);
        Assert.Equal(0, link.Master.RegisterCount);
    }
}

namespace EdgeLem.Modbus.Tests;

/// <summary>Limits of requests. Source: MODBUS Application Protocol V1.1b3, sections 6.3, 6.4, 6.12.</summary>
public sealed class RequestTests
{
    [Theory]
    [InlineData(3, 0, 0)]
    [InlineData(3, 0, 126)]
    [InlineData(3, 65535, 2)]
    [InlineData(3, -1, 1)]
    [InlineData(6, 0, 1)]
    public void An_impossible_read_is_refused(byte function, int address, int count)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModbusRequest().SetRead(1, function, address, count));
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 0, 124)]
    [InlineData(65534, 0, 3)]
    [InlineData(0, 100, 101)]
    [InlineData(0, -1, 1)]
    public void An_impossible_write_is_refused(int address, int offset, int count)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModbusRequest().SetWriteMultiple(1, address, new ushort[200], offset, count));
    }

    [Theory]
    [InlineData(0, 125)]
    [InlineData(65411, 125)]
    [InlineData(65535, 1)]
    public void Reads_at_the_limits_are_taken(int address, int count)
    {
        var request = new ModbusRequest();
        request.SetRead(1, ModbusFunction.ReadHoldingRegisters, address, count);
        Assert.Equal((address, count), (request.Address, request.Count));
    }

    [Fact]
    public void The_longest_frames_have_the_lengths_of_the_standard()
    {
        byte[] frame = new byte[300];
        Assert.Equal(255, new RtuFraming().Encode(Link.Write(1, 0, new ushort[123]), frame)); // 1 + 6 + 246 + 2
        Assert.Equal(259, new TcpFraming().Encode(Link.Write(1, 0, new ushort[123]), frame)); // 7 + 6 + 246
        Assert.Equal(252, ModbusPdu.ReplyLength(Link.Read(1, 3, 0, 125)));
    }
}

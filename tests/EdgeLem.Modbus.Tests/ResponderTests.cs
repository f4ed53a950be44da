namespace EdgeLem.Modbus.Tests;

/// <summary>The device's side: request frames in, reply frames out, byte by byte, and against the master.</summary>
public sealed class ResponderTests
{
    [Theory]
    [InlineData("01 04 00 00 00 02 71 CB", "01 04 04 43 66 33 34 1B 38")] // SDM120 manual
    [InlineData("01 10 00 14 00 02 04 42 70 00 00 E6 F3", "01 10 00 14 00 02 01 CC")]
    [InlineData("01 03 9C 40 00 02 EB 8F", "01 83 02 C0 F1")] // no such register here
    [InlineData("02 04 00 00 00 02 71 F8", "")] // another unit
    [InlineData("01 04 00 00 00 02 71 CA", "")] // check sum
    public void A_serial_device_answers_as_the_manuals_print_it(string request, string reply)
    {
        Assert.Equal(reply, Answer(new RtuServerFraming(), request));
    }

    [Theory]
    [InlineData("00 07 00 00 00 06 01 04 00 00 00 02", "00 07 00 00 00 07 01 04 04 43 66 33 34")]
    [InlineData("00 07 00 00 00 06 01 06 00 14 02 58", "00 07 00 00 00 06 01 06 00 14 02 58")]
    [InlineData("00 07 00 00 00 06 01 04 00 00 00 7E", "00 07 00 00 00 03 01 84 03")] // 126 registers
    [InlineData("00 07 00 00 00 06 01 04 00 00 00 00", "00 07 00 00 00 03 01 84 03")] // none
    [InlineData("00 07 00 00 00 06 01 04 FF FF 00 02", "00 07 00 00 00 03 01 84 02")] // beyond 65535
    [InlineData("00 07 00 00 00 02 01 2B", "00 07 00 00 00 03 01 AB 01")] // unknown function
    [InlineData("00 07 00 00 00 09 01 10 00 14 00 02 02 42 70", "00 07 00 00 00 03 01 90 03")] // byte count does not fit
    public void A_TCP_device_answers_requests_and_refuses_impossible_ones(string request, string reply)
    {
        Assert.Equal(reply, Answer(new TcpServerFraming(), request));
    }

    [Theory]
    [InlineData("01 04 00 00 00 02 71 CB")]
    [InlineData("01 10 00 14 00 02 04 42 70 00 00 E6 F3")]
    public void A_serial_request_is_framed_by_its_function_from_any_prefix(string request)
    {
        byte[] bytes = Hex.Bytes(request);
        var framing = new RtuServerFraming();
        for (int count = 0; count <= bytes.Length; count++)
        {
            int length = framing.RequestLength(bytes, count);
            Assert.True(length == 0 || length == bytes.Length, $"after {count} bytes: {length}");
        }

        Assert.Equal(bytes.Length, framing.RequestLength(bytes, bytes.Length));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_master_reads_back_what_it_wrote_to_a_device(bool tcp)
    {
        var registers = new Registers();
        Link link = new(tcp ? new TcpFraming() : new RtuFraming(), Link.Write(1, 0x20, 1, 0xFFFF, 0x8000));
        IModbusServerFraming framing = tcp ? new TcpServerFraming() : new RtuServerFraming();
        Exchange(link.Send(), framing, registers);
        Assert.Equal(ModbusOutcome.Done, link.Master.Outcome);
        Exchange(link.Begin(Link.Read(1, 3, 0x20, 3)), framing, registers);
        Assert.Equal(ModbusOutcome.Done, link.Master.Outcome);
        Assert.Equal([1, 0xFFFF, 0x8000], Enumerable.Range(0, 3).Select(i => (int)link.Master.RegisterAt(i)));
    }

    private static void Exchange(Link link, IModbusServerFraming framing, Registers registers)
    {
        link.Receive(Answer(framing, link.Sent[^1], registers));
    }

    private static string Answer(IModbusServerFraming framing, string request, Registers? registers = null)
    {
        byte[] bytes = Hex.Bytes(request);
        byte[] reply = new byte[framing.MaximumFrameLength];
        int length = new ModbusResponder(framing, registers ?? new Registers()).Answer(bytes, bytes.Length, reply);
        return Hex.Text(reply, length);
    }

    /// <summary>Unit 1 with 256 registers; the first two hold 230.2 as a single.</summary>
    private sealed class Registers : IModbusRegisters
    {
        private readonly ushort[] _values = new ushort[256];

        public Registers()
        {
            _values[0] = 0x4366;
            _values[1] = 0x3334;
        }

        public byte Read(ModbusRequest request, ushort[] values)
        {
            byte refusal = Refusal(request);
            if (refusal == 0)
            {
                Array.Copy(_values, request.Address, values, 0, request.Count);
            }

            return refusal;
        }

        public byte Write(ModbusRequest request)
        {
            byte refusal = Refusal(request);
            for (int i = 0; refusal == 0 && i < request.Count; i++)
            {
                _values[request.Address + i] = request.ValueAt(i);
            }

            return refusal;
        }

        private byte Refusal(ModbusRequest request)
        {
            bool isHere = request.Address + request.Count <= _values.Length;
            return request.UnitId != 1 ? ModbusResponder.Silence : (isHere ? (byte)0 : ModbusExceptionCode.IllegalDataAddress);
        }
    }
}

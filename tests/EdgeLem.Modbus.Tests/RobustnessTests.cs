namespace EdgeLem.Modbus.Tests;

/// <summary>Random bytes on both sides of both links. Seeds are fixed and named in each failure.</summary>
public sealed class RobustnessTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_serial_bytes_never_throw_and_never_become_a_reply_without_a_right_check_sum(int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < 2000; round++)
        {
            Link link = new Link(new RtuFraming(), Link.Read(1, 4, 0, 2), new ModbusMasterOptions(500, 0, 0)).Send();
            byte[] bytes = LikelyBytes(random);
            link.Receive(bytes);
            link.LetAllTimeOut();
            bool mayBeDone = bytes.Length >= 9 && Crc16.IsRight(bytes, bytes.Length - 9, 9);
            Assert.True(link.Master.Outcome != ModbusOutcome.Done || mayBeDone, $"seed {seed}, round {round}: {Hex.Text(bytes, bytes.Length)}");
        }
    }

    [Fact]
    public void No_single_or_double_bit_error_in_a_reply_changes_a_register_unseen()
    {
        byte[] good = Hex.Bytes("01 04 04 43 66 33 34 1B 38");
        for (int first = 0; first < good.Length * 8; first++)
        {
            for (int second = first; second < good.Length * 8; second++)
            {
                byte[] bad = [.. good];
                bad[first / 8] ^= (byte)(1 << (first % 8));
                bad[second / 8] ^= (byte)(second == first ? 0 : 1 << (second % 8));
                Link link = new Link(new RtuFraming(), Link.Read(1, 4, 0, 2), new ModbusMasterOptions(500, 0, 0)).Send();
                link.Receive(bad);
                Assert.NotEqual(ModbusOutcome.Done, link.Master.Outcome);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Random_TCP_bytes_never_throw_and_a_following_transaction_on_a_new_connection_succeeds(int seed)
    {
        var random = new Random(seed);
        Link link = new(new TcpFraming(), Link.Read(1, 3, 40000, 2), new ModbusMasterOptions(500, 0, 0));
        for (int round = 0; round < 2000; round++)
        {
            link.Send().Receive(LikelyBytes(random));
            link.LetAllTimeOut();
            link.Master.ReportLinkDown(link.NowMs);
            link.Send();
            link.Receive(link.Sent[^1][..5] + " 00 00 00 07 01 03 04 53 75 6E 53");
            Assert.True(link.Master.Outcome == ModbusOutcome.Done, $"seed {seed}, round {round}");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Random_requests_never_throw_in_a_device(int seed)
    {
        var random = new Random(seed);
        var registers = new CountingRegisters();
        byte[] reply = new byte[300];
        foreach (IModbusServerFraming framing in new IModbusServerFraming[] { new RtuServerFraming(), new TcpServerFraming() })
        {
            var responder = new ModbusResponder(framing, registers);
            for (int round = 0; round < 5000; round++)
            {
                byte[] bytes = LikelyBytes(random);
                int length = framing.RequestLength(bytes, bytes.Length);
                if (framing is RtuServerFraming && length > 2 && length <= bytes.Length)
                {
                    Crc16.Append(bytes, length - 2);
                }

                Assert.InRange(length > 0 && length <= bytes.Length ? responder.Answer(bytes, length, reply) : 0, 0, framing.MaximumFrameLength);
            }
        }

        Assert.True(registers.Reads > 0 && registers.Writes > 0, $"seed {seed}: no random request got through");
    }

    /// <summary>Random bytes whose fields are often right, so that they get far.</summary>
    private static byte[] LikelyBytes(Random random)
    {
        byte[] likely = [0, 0, 1, 1, 2, 3, 4, 4, 6, 7, 9, 16, 0x83, 0x84];
        byte[] bytes = new byte[random.Next(1, 40)];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = random.Next(5) == 0 ? (byte)random.Next(256) : likely[random.Next(likely.Length)];
        }

        return bytes;
    }

    private sealed class CountingRegisters : IModbusRegisters
    {
        public int Reads { get; private set; }

        public int Writes { get; private set; }

        public byte Read(ModbusRequest request, ushort[] values)
        {
            Reads++;
            return 0;
        }

        public byte Write(ModbusRequest request)
        {
            Writes++;
            return 0;
        }
    }
}

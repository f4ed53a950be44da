using EdgeLem.Modbus;
using EdgeLem.Sim.Devices;
using EdgeLem.Sim.Devices.Faults;
using EdgeLem.Sim.Devices.Lines;

namespace EdgeLem.Sim.Tests.Devices.Lines;

/// <summary>What a master hears on a virtual line, frame by frame.</summary>
public sealed class VirtualRtuLineTests
{
    // The SunSpec probe of the published test vectors: read 40000, 2 registers, and the reply "SunS".
    private static readonly byte[] Probe = Convert.FromHexString("01039C400002EB8F");
    private static readonly byte[] SunS = Convert.FromHexString("01030453756E5396F0");

    private readonly VirtualRtuLine _line = new();

    public VirtualRtuLineTests() => _line.Attach(1, new VirtualSunSpecInverter(new InverterRating(4000, 1), "sn"));

    [Fact]
    public void A_request_gets_its_reply() => Assert.Equal(SunS, Ask(Probe));

    [Fact]
    public void A_request_may_come_byte_by_byte_and_behind_nonsense()
    {
        foreach (byte value in (byte[])[0xFF, 0x55, .. Probe])
        {
            _line.Receive([value], 0);
        }

        Assert.Equal(SunS, _line.Take(0).ToArray());
        Assert.Equal(2, _line.BadBytes);
    }

    [Fact]
    public void A_wrong_check_sum_and_an_unknown_unit_get_no_answer()
    {
        Assert.Empty(Ask(Convert.FromHexString("01039C400002EB8E")));
        Assert.Empty(Ask(Convert.FromHexString("09039C400002EB8F")));
        Assert.Empty(Ask(WithCrc(9, 3, 0, 0, 0, 1)));
    }

    [Fact]
    public void A_silence_ends_a_frame_that_is_not_whole()
    {
        _line.Receive(Probe.AsSpan(0, 5), 0);
        _line.Receive(Probe, 100);

        Assert.Equal(SunS, _line.Take(100).ToArray());
    }

    [Fact]
    public void A_broadcast_reaches_all_devices_and_none_answers()
    {
        var devices = new[] { new TellingDevice(2), new TellingDevice(3) };
        _line.Attach(2, devices[0]).Attach(3, devices[1]);

        Assert.Empty(Ask(WithCrc(0, 6, 0, 5, 0, 7)));
        Assert.All(devices, device => Assert.Equal([(5, (ushort)7)], device.Written));
    }

    [Fact]
    public void At_9600_bits_per_second_a_reply_of_9_bytes_takes_11_ms()
    {
        var line = new VirtualRtuLine(new LineTiming(9600)).Attach(1, new TellingDevice(1));
        line.Receive(Probe, 1000);

        Assert.Equal(1011, line.DueMs); // 99 bits at 9600 bit/s: 10.3 ms
        Assert.True(line.Take(1010).IsEmpty);
        Assert.Equal(9, line.Take(1011).Length);
    }

    [Fact]
    public void An_echo_comes_before_the_reply_and_may_lose_its_beginning()
    {
        _line.AddFault(0, new BusFault(BusFaultKind.Echo) { Bytes = 3 });

        Assert.Equal([.. Probe[3..], .. SunS], Ask(Probe));
    }

    [Fact]
    public void An_echo_of_the_whole_line_comes_also_when_nobody_answers()
    {
        _line.AddFault(0, new BusFault(BusFaultKind.Echo));
        byte[] request = WithCrc(9, 3, 0, 0, 0, 1);

        Assert.Equal(request, Ask(request));
    }

    [Fact]
    public void A_truncated_reply_lacks_one_or_two_of_its_last_bytes()
    {
        _line.AddFault(1, new BusFault(BusFaultKind.Truncate) { Rate = 1, Bytes = 2 });

        for (int i = 0; i < 20; i++)
        {
            byte[] reply = Ask(Probe);
            Assert.InRange(reply.Length, 7, 8);
            Assert.Equal(SunS[..reply.Length], reply);
        }
    }

    [Fact]
    public void A_late_reply_is_due_later()
    {
        _line.AddFault(1, new BusFault(BusFaultKind.Late) { Rate = 1, DelayMs = 700 });
        _line.Receive(Probe, 50);

        Assert.Equal(750, _line.DueMs);
    }

    [Fact]
    public void A_merged_reply_comes_in_one_piece_with_the_next()
    {
        _line.AddFault(1, new BusFault(BusFaultKind.Merged) { Rate = 1, UntilS = 1 });
        Assert.Empty(Ask(Probe));

        Assert.Equal([.. SunS, .. SunS], Ask(Probe, 2000));
    }

    [Fact]
    public void A_second_device_of_the_same_unit_id_spoils_values_or_check_sum()
    {
        _line.AddFault(1, new BusFault(BusFaultKind.Duplicate));
        byte[] reply = Ask(Probe);

        Assert.Equal(SunS[..3], reply[..3]);
        Assert.NotEqual(SunS, reply);
    }

    [Theory]
    [InlineData(1, 0.0, true)]
    [InlineData(1, 9.9, true)]
    [InlineData(1, 10.0, false)]
    [InlineData(1, 99.0, false)]
    [InlineData(1, 100.0, true)]
    [InlineData(0, 99.0, true)]
    public void A_fault_that_comes_back_lasts_its_time_in_every_period(int every, double seconds, bool isActive)
    {
        var fault = new BusFault(BusFaultKind.Late) { EveryS = every * 100, LastsS = 10 };

        Assert.Equal(isActive, fault.IsActiveAt(seconds));
    }

    [Fact]
    public void The_same_seed_disturbs_the_same_replies()
    {
        string[] Run(int seed)
        {
            var line = new VirtualRtuLine().Attach(1, new TellingDevice(1)).AddFault(1, new BusFault(BusFaultKind.Noise) { Rate = 0.5, Seed = seed });
            return [.. Enumerable.Range(0, 50).Select(_ =>
            {
                line.Receive(Probe, 0);
                return Convert.ToHexString(line.Take(0).Span);
            })];
        }

        Assert.Equal(Run(3), Run(3));
        Assert.NotEqual(Run(3), Run(4));
        Assert.InRange(Run(3).Count(reply => reply == Run(3).GroupBy(other => other).MaxBy(group => group.Count())!.Key), 15, 35);
    }

    [Fact]
    public void A_fault_of_a_device_is_no_fault_of_a_line()
    {
        Assert.Throws<ArgumentException>(() => _line.AddFault(1, new BusFault(BusFaultKind.Dead)));
    }

    private byte[] Ask(byte[] request, long nowMs = 0)
    {
        _line.Receive(request, nowMs);
        var heard = new List<byte>();
        for (ReadOnlyMemory<byte> piece = _line.Take(nowMs); !piece.IsEmpty; piece = _line.Take(nowMs))
        {
            heard.AddRange(piece.Span);
        }

        return [.. heard];
    }

    private static byte[] WithCrc(params byte[] bytes)
    {
        byte[] frame = [.. bytes, 0, 0];
        Crc16.Append(frame, bytes.Length);
        return frame;
    }
}

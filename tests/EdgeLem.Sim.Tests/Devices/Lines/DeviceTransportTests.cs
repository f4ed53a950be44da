using EdgeLem.Sim.Devices;
using EdgeLem.Sim.Devices.Faults;
using EdgeLem.Sim.Devices.Lines;
using static EdgeLem.Sim.Tests.Devices.ModbusFrames;

namespace EdgeLem.Sim.Tests.Devices.Lines;

/// <summary>How the bench is reached and how its faults come and go.</summary>
public sealed class DeviceTransportTests
{
    [Fact]
    public void All_mistakes_are_reported_at_once()
    {
        var transport = new DeviceTransport
        {
            BaudRate = 12,
            LinkPath = "/tmp/x",
            Faults = [(3, new BusFault(BusFaultKind.Dead)), (0, new BusFault(BusFaultKind.Dead)), (1, new BusFault(BusFaultKind.Noise)), (0, new BusFault(BusFaultKind.Slow))],
        };

        Assert.Collection(
            transport.Validate(unitCount: 2),
            mistake => Assert.Contains("--baud is 12", mistake, StringComparison.Ordinal),
            mistake => Assert.Contains("--link", mistake, StringComparison.Ordinal),
            mistake => Assert.Contains("unit 3 for dead, units are 1 to 2", mistake, StringComparison.Ordinal),
            mistake => Assert.Contains("unit 0 for dead", mistake, StringComparison.Ordinal),
            mistake => Assert.Contains("noise happens on a serial line", mistake, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(DeviceTransportKind.Rtu)]
    [InlineData(DeviceTransportKind.RtuOverTcp)]
    public void On_a_serial_line_every_fault_is_right(DeviceTransportKind kind)
    {
        var faults = Enum.GetValues<BusFaultKind>().Select(fault => ((byte)1, new BusFault(fault)));

        Assert.Empty(new DeviceTransport { Kind = kind, Faults = [.. faults] }.Validate(unitCount: 1));
    }

    [Fact]
    public void A_device_of_the_bench_misbehaves_while_its_fault_lasts_and_the_later_one_wins()
    {
        var time = new SettableTime();
        var transport = new DeviceTransport
        {
            Faults =
            [
                (1, new BusFault(BusFaultKind.Exception) { FromS = 10, UntilS = 30 }),
                (1, new BusFault(BusFaultKind.Dead) { FromS = 20, UntilS = 40 }),
                (2, new BusFault(BusFaultKind.Reboot) { FromS = 5, EveryS = 20, LastsS = 5 }),
            ],
        };
        var bench = new DeviceBench(new DevicesOptions { Count = 2, Port = 0, Transport = transport }, time);
        DeviceFaultKind[] At(double seconds)
        {
            time.MoveTo(seconds);
            bench.Update();
            return [.. bench.Meters.Select(meter => meter.Fault.Kind)];
        }

        Assert.Equal([DeviceFaultKind.None, DeviceFaultKind.None], At(0));
        Assert.Equal([DeviceFaultKind.None, DeviceFaultKind.Reboot], At(9));
        Assert.Equal([DeviceFaultKind.ExceptionReply, DeviceFaultKind.None], At(10));
        Assert.Equal([DeviceFaultKind.Silent, DeviceFaultKind.Reboot], At(25));
        Assert.Equal([DeviceFaultKind.Silent, DeviceFaultKind.None], At(39));
        Assert.Equal([DeviceFaultKind.None, DeviceFaultKind.None], At(40));
        Assert.InRange(ReadFloat(bench.Meters[0], 4, 0), 225.8f, 234.2f); // the bench swings around 230 V by 4.2 V
    }

    [Fact]
    public async Task A_run_on_a_pseudo_terminal_greets_with_its_path()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Skipped: pseudo-terminals need Linux.");
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        using var output = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        var options = new DevicesOptions { Count = 2, Transport = new DeviceTransport { Kind = DeviceTransportKind.Rtu } };

        await DeviceBench.RunAsync(options, output, new SettableTime(), stop.Token);

        Assert.Contains("Modbus RTU on /dev/pts/", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("mbpoll -m rtu -b 9600 -P none -a 1 -t 3:float -B -r 1 -c 3 -1 /dev/pts/", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Random_bytes_never_throw_in_a_line_and_a_right_request_afterwards_is_answered(int seed)
    {
        var chance = new Random(seed);
        byte[] likely = [0, 0, 1, 1, 2, 3, 4, 6, 16, 0x42, 0x83];
        var line = new VirtualRtuLine().Attach(1, new TellingDevice(1));
        byte[] request = Convert.FromHexString("01039C400002EB8F"); // the SunSpec probe of the published test vectors
        for (int round = 0; round < 3000; round++)
        {
            byte[] noise = new byte[chance.Next(1, 300)];
            for (int i = 0; i < noise.Length; i++)
            {
                noise[i] = chance.Next(4) == 0 ? (byte)chance.Next(256) : likely[chance.Next(likely.Length)];
            }

            line.Receive(noise, round * 1000);
            line.Receive(request, (round * 1000) + 500);
            bool isAnswered = false;
            for (ReadOnlyMemory<byte> piece = line.Take(long.MaxValue); !piece.IsEmpty; piece = line.Take(long.MaxValue))
            {
                isAnswered |= piece.Length == 9;
            }

            Assert.True(isAnswered, $"seed {seed}, round {round}");
        }
    }

    /// <summary>A clock that a test sets, in s since its start.</summary>
    private sealed class SettableTime : TimeProvider
    {
        private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeSeconds(1_780_000_000);
        private DateTimeOffset _now = Start;

        public void MoveTo(double seconds) => _now = Start.AddSeconds(seconds);

        public override DateTimeOffset GetUtcNow() => _now;
    }
}

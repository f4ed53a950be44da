using EdgeLem.Modbus;
using EdgeLem.Node.Linux.Ports;
using EdgeLem.Node.Linux.Tests.Peers;
using EdgeLem.Sim.Devices;
using EdgeLem.Sim.Devices.Faults;
using EdgeLem.Sim.Devices.Lines;

namespace EdgeLem.Node.Linux.Tests.Ports;

/// <summary>Our master over our ports against our virtual devices: pseudo-terminal, TCP and RTU over TCP.</summary>
public sealed class RealPortTests
{
    [Theory]
    [InlineData(SerialParity.None, 1, 9600)]
    [InlineData(SerialParity.Even, 1, 19200)]
    [InlineData(SerialParity.Odd, 1, 115200)]
    [InlineData(SerialParity.None, 2, 1200)]
    public async Task A_meter_is_read_over_a_pseudo_terminal_with_any_settings(SerialParity parity, int stopBits, int baudRate)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Skipped: pseudo-terminals need Linux.");
        await using DeviceBench bench = Start(DeviceTransportKind.Rtu);
        var settings = new SerialSettings { Path = PathOf(bench), Parity = parity, StopBits = stopBits, BaudRate = baudRate };
        using var host = new HostRun(ModbusLinkKind.Rtu, new SerialLine(settings), Patient);

        AssertVoltage(host);
    }

    [Fact]
    public async Task A_meter_is_read_by_the_name_that_link_gives_it_and_the_link_goes_with_the_bench()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Skipped: pseudo-terminals need Linux.");
        string link = Path.Combine(Path.GetTempPath(), $"edgelem-{Guid.NewGuid():N}");
        DeviceBench bench = Start(new DeviceTransport { Kind = DeviceTransportKind.Rtu, LinkPath = link });
        await using (bench)
        {
            using var host = new HostRun(ModbusLinkKind.Rtu, new SerialLine(new SerialSettings { Path = link }), Patient);
            AssertVoltage(host);
        }

        Assert.False(Path.Exists(link) || new FileInfo(link).LinkTarget is not null);
    }

    [Fact]
    public async Task A_meter_is_read_over_RTU_over_TCP_and_a_second_client_is_served_after_the_first()
    {
        await using DeviceBench bench = Start(DeviceTransportKind.RtuOverTcp);
        for (int client = 0; client < 2; client++)
        {
            using var host = new HostRun(ModbusLinkKind.RtuOverTcp, new TcpPort("127.0.0.1", bench.Port), Patient);
            AssertVoltage(host);
        }
    }

    [Fact]
    public async Task A_meter_is_read_over_TCP_although_it_is_slow()
    {
        var slow = new DeviceTransport { Faults = [(1, new BusFault(BusFaultKind.Slow) { DelayMs = 30 })] };
        await using DeviceBench bench = Start(slow);
        using var host = new HostRun(ModbusLinkKind.Tcp, new TcpPort("127.0.0.1", bench.Port));

        AssertVoltage(host);
    }

    [Fact]
    public async Task A_disturbed_line_with_echo_is_read_and_never_wrongly()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Skipped: pseudo-terminals need Linux.");
        var transport = new DeviceTransport
        {
            Kind = DeviceTransportKind.Rtu,
            Faults = [(0, new BusFault(BusFaultKind.Echo)), (0, new BusFault(BusFaultKind.Noise) { Rate = 0.4, Seed = 5 }), (0, new BusFault(BusFaultKind.Truncate) { Rate = 0.1, Seed = 6 })],
        };
        await using DeviceBench bench = Start(transport);
        using var host = new HostRun(ModbusLinkKind.Rtu, new SerialLine(new SerialSettings { Path = PathOf(bench) }), new ModbusMasterOptions(new LineTiming(115200), 200, 20, 4));
        int done = 0;
        for (int i = 0; i < 20; i++)
        {
            if (host.Read(1, ModbusFunction.ReadInputRegisters, 0, 2) == ModbusOutcome.Done)
            {
                done++;
                AssertIsVoltage(host);
            }
        }

        // Half of the replies arrive sound; with four retries one read in thirty fails.
        Assert.True(done >= 14, $"seeds 5 and 6: {done} of 20 reads got through.");
        Assert.True(host.Master.BadFrames + host.Master.Timeouts > 0, "The faults did not show.");
    }

    [Fact]
    public async Task A_port_that_somebody_has_is_refused_and_free_again_afterwards()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Skipped: pseudo-terminals need Linux.");
        await using DeviceBench bench = Start(DeviceTransportKind.Rtu);
        using var first = new SerialLine(new SerialSettings { Path = PathOf(bench) });
        using var second = new SerialLine(new SerialSettings { Path = PathOf(bench) });
        first.TryOpen(0);

        Assert.Contains("Another program has it", Assert.Throws<IOException>(() => second.TryOpen(0)).Message, StringComparison.Ordinal);
        first.Close();
        Assert.True(second.TryOpen(0));
    }

    [Fact]
    public void A_pseudo_terminal_has_no_RS_485_mode_and_says_what_to_do()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Skipped: pseudo-terminals need Linux.");
        using var terminal = new PseudoTerminal();
        using var line = new SerialLine(new SerialSettings { Path = terminal.Name, Rs485 = true });

        Assert.Contains("leave 'rs485' out", Assert.Throws<IOException>(() => line.TryOpen(0)).Message, StringComparison.Ordinal);
        Assert.False(line.IsOpen);
    }

    [Fact]
    public void Bytes_go_through_a_pseudo_terminal_unchanged_and_the_input_can_be_dropped()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Skipped: pseudo-terminals need Linux.");
        using var terminal = new PseudoTerminal();
        using var line = new SerialLine(new SerialSettings { Path = terminal.Name });
        line.TryOpen(0);
        byte[] all = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
        byte[] heard = new byte[512];

        terminal.Write(all);
        Assert.Equal(all, ReadAll(line.Read, heard, all.Length));
        line.Write(all, all.Length);
        Assert.Equal(all, ReadAll(terminal.Read, heard, all.Length));

        terminal.Write([1, 2, 3]);
        Assert.True(line.Read(new byte[1], 2000) == 1);
        line.DropInput();
        Assert.Equal(0, line.Read(heard, 0));
    }

    [Fact]
    public void A_link_over_a_file_is_refused_and_a_stale_link_is_replaced()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Skipped: pseudo-terminals need Linux.");
        string file = Path.GetTempFileName();
        string stale = file + ".link";
        try
        {
            File.CreateSymbolicLink(stale, "/dev/pts/does-not-exist");
            using var terminal = new PseudoTerminal();
            Assert.Contains(file, Assert.Throws<IOException>(() => terminal.LinkAs(file)).Message, StringComparison.Ordinal);
            terminal.LinkAs(stale);
            Assert.Equal(terminal.Name, new FileInfo(stale).LinkTarget);
        }
        finally
        {
            File.Delete(file);
            File.Delete(stale);
        }
    }

    [Fact]
    public void A_device_that_nobody_serves_is_a_port_that_cannot_be_reached()
    {
        using var port = new TcpPort("127.0.0.1", 1);

        IOException refusal = Assert.Throws<IOException>(() => port.TryOpen(5000));
        Assert.Contains("tcp 127.0.0.1:1 cannot be reached", refusal.Message, StringComparison.Ordinal);
    }

    private static ModbusMasterOptions Patient => new(new LineTiming(9600), 10_000, 50, 2);

    private static DeviceBench Start(DeviceTransportKind kind) => Start(new DeviceTransport { Kind = kind });

    private static DeviceBench Start(DeviceTransport transport)
    {
        var bench = new DeviceBench(new DevicesOptions { Count = 2, Port = 0, Transport = transport }, TimeProvider.System);
        bench.Start();
        return bench;
    }

    private static string PathOf(DeviceBench bench) => bench.Address[bench.Address.IndexOf('/', StringComparison.Ordinal)..];

    private static byte[] ReadAll(Func<byte[], int, int> read, byte[] buffer, int count)
    {
        var bytes = new List<byte>();
        while (bytes.Count < count)
        {
            int now = read(buffer, 5000);
            Assert.True(now > 0, $"Only {bytes.Count} of {count} bytes came.");
            bytes.AddRange(buffer[..now]);
        }

        return [.. bytes];
    }

    private static void AssertVoltage(HostRun host)
    {
        Assert.Equal(ModbusOutcome.Done, host.Read(1, ModbusFunction.ReadInputRegisters, 0, 2));
        AssertIsVoltage(host);
    }

    private static void AssertIsVoltage(HostRun host)
    {
        Assert.True(host.Master.Registers.TryFloat32(0, WordOrder.Abcd, out double voltageV));
        Assert.InRange(voltageV, 225.8, 234.2);
    }
}

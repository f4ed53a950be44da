using EdgeLem.Modbus;
using EdgeLem.Node.Linux.Ports;
using EdgeLem.Node.Linux.Tests.Peers;
using EdgeLem.Sim.Devices;
using EdgeLem.Sim.Devices.Lines;

namespace EdgeLem.Node.Linux.Tests.Ports;

/// <summary>What every serial line must do that carries a bus, against virtual devices on a pseudo-terminal.</summary>
public abstract class SerialPortContract
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);

    protected SerialPortContract() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Skipped: pseudo-terminals need Linux.");

    /// <summary>Makes the port under test.</summary>
    protected abstract IBusPort Create(SerialSettings settings);

    [Theory]
    [InlineData(SerialParity.None, 1, 115_200)]
    [InlineData(SerialParity.Even, 1, 19_200)]
    [InlineData(SerialParity.Odd, 1, 9600)]
    [InlineData(SerialParity.None, 2, 1200)]
    public async Task A_virtual_meter_is_read_again_and_again(SerialParity parity, int stopBits, int baudRate)
    {
        var bench = new DeviceBench(new DevicesOptions { Count = 1, Port = 0, Transport = new DeviceTransport { Kind = DeviceTransportKind.Rtu } }, TimeProvider.System);
        await using (bench)
        {
            bench.Start();
            string path = bench.Address[bench.Address.IndexOf('/', StringComparison.Ordinal)..];
            var settings = new SerialSettings { Path = path, Parity = parity, StopBits = stopBits, BaudRate = baudRate };
            using var host = new HostRun(ModbusLinkKind.Rtu, Create(settings), new ModbusMasterOptions(new LineTiming(9600), 10_000, 50, 2));

            for (int i = 0; i < 3; i++)
            {
                Assert.Equal(ModbusOutcome.Done, host.Read(1, ModbusFunction.ReadInputRegisters, 0, 2));
                Assert.True(host.Master.Registers.TryFloat32(0, WordOrder.Abcd, out double voltageV));
                Assert.InRange(voltageV, 225.8, 234.2);
            }
        }
    }

    [Fact]
    public void A_silent_device_is_a_timeout()
    {
        using var terminal = new PseudoTerminal();
        using var host = new HostRun(ModbusLinkKind.Rtu, Create(Settings(terminal)), new ModbusMasterOptions(new LineTiming(115_200), 50, 5, 1));

        Assert.Equal(ModbusOutcome.Timeout, host.Read(1, ModbusFunction.ReadInputRegisters, 0, 2));
    }

    [Fact]
    public void Nothing_to_read_is_no_bytes_at_once()
    {
        using var terminal = new PseudoTerminal();
        using IBusPort port = Create(Settings(terminal));
        Assert.True(port.TryOpen(0));

        Assert.Equal(0, port.Read(new byte[16], 0));
    }

    [Fact]
    public void A_line_can_be_closed_and_opened_again()
    {
        using var terminal = new PseudoTerminal();
        using IBusPort port = Create(Settings(terminal));

        Assert.True(port.TryOpen(0));
        port.Close();
        Assert.False(port.IsOpen);
        Assert.True(port.TryOpen(0));
        Assert.True(port.IsOpen);
    }

    [Fact]
    public void An_adapter_that_is_unplugged_is_an_io_failure()
    {
        var terminal = new PseudoTerminal();
        using IBusPort port = Create(Settings(terminal));
        Assert.True(port.TryOpen(0));

        terminal.Dispose();

        Assert.Throws<IOException>(() => ReadUntilItFails(port));
    }

    [Fact]
    public void A_path_that_is_not_there_is_an_io_failure_with_its_name()
    {
        using IBusPort port = Create(new SerialSettings { Path = "/dev/edgelem-not-there" });

        Assert.Contains("/dev/edgelem-not-there", Assert.Throws<IOException>(() => port.TryOpen(0)).Message, StringComparison.Ordinal);
        Assert.False(port.IsOpen);
    }

    private static SerialSettings Settings(PseudoTerminal terminal) => new() { Path = terminal.Name, BaudRate = 115_200 };

    private static void ReadUntilItFails(IBusPort port)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) < Guard)
        {
            port.Read(new byte[16], 20);
        }
    }
}

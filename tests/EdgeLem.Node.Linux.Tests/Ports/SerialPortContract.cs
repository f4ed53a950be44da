using EdgeLem.Modbus;
using EdgeLem.Node.Linux.Ports;

namespace EdgeLem.Node.Linux.Tests.Ports;

/// <summary>What every serial line must do that carries a bus, against a device on a pseudo-terminal.</summary>
public abstract class SerialPortContract
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);

    /// <summary>Makes the port under test.</summary>
    protected abstract IBusPort Create(SerialSettings settings);

    [Fact]
    public void A_master_reads_a_register_over_the_line()
    {
        using PseudoTerminal terminal = PseudoTerminal.OpenOrSkip();
        var master = new ModbusMaster(new RtuFraming(), new ModbusMasterOptions(5000, 5, 1));
        using var pump = new ModbusPump(master, Create(Settings(terminal)), PumpOptions.ForSerial);

        for (int i = 0; i < 3; i++)
        {
            Read(master, pump);
            Assert.Equal(ModbusOutcome.Done, master.Outcome);
        }

        Assert.Equal(3, terminal.Requests);
        Assert.Equal(0, pump.Failures);
    }

    [Fact]
    public void A_silent_device_is_a_timeout_and_the_line_stays_open()
    {
        using PseudoTerminal terminal = PseudoTerminal.OpenOrSkip();
        terminal.IsSilent = true;
        var master = new ModbusMaster(new RtuFraming(), new ModbusMasterOptions(50, 5, 1));
        using var pump = new ModbusPump(master, Create(Settings(terminal)), PumpOptions.ForSerial);

        Read(master, pump);

        Assert.Equal(ModbusOutcome.Timeout, master.Outcome);
        Assert.True(pump.IsOpen);
    }

    [Fact]
    public void Nothing_to_read_is_no_bytes_at_once()
    {
        using PseudoTerminal terminal = PseudoTerminal.OpenOrSkip();
        using IBusPort port = Create(Settings(terminal));
        Assert.True(port.TryOpen(0));

        Assert.Equal(0, port.Read(new byte[16], 0));
    }

    [Fact]
    public void A_line_can_be_closed_and_opened_again()
    {
        using PseudoTerminal terminal = PseudoTerminal.OpenOrSkip();
        using IBusPort port = Create(Settings(terminal));

        Assert.True(port.TryOpen(0));
        port.Close();
        Assert.False(port.IsOpen);
        Assert.True(port.TryOpen(0));
        Assert.True(port.IsOpen);
    }

    [Fact]
    public void A_device_that_is_unplugged_is_an_io_failure()
    {
        PseudoTerminal terminal = PseudoTerminal.OpenOrSkip();
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

    private static SerialSettings Settings(PseudoTerminal terminal) => new() { Path = terminal.Path, BaudRate = 115_200 };

    private static void ReadUntilItFails(IBusPort port)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) < Guard)
        {
            port.Read(new byte[16], 20);
        }
    }

    private static void Read(ModbusMaster master, ModbusPump pump)
    {
        long start = TimeProvider.System.GetTimestamp();
        long NowMs() => (long)TimeProvider.System.GetElapsedTime(start).TotalMilliseconds;
        var request = new ModbusRequest();
        request.SetRead(1, ModbusFunction.ReadInputRegisters, 0, 2);
        master.Begin(request, NowMs());
        while (master.IsBusy)
        {
            Assert.True(NowMs() < Guard.TotalMilliseconds, "The transaction did not end.");
            pump.Serve(NowMs, 20);
        }
    }
}

using EdgeLem.Node.Esp32.Host.Adapters;
using EdgeLem.Node.Esp32.Hosting;
using EdgeLem.Sim.Devices.Lines;

namespace EdgeLem.Node.Esp32.Tests.Days;

/// <summary>The program with its own three threads in real time: the meter on a pseudo-terminal, the embedded broker, the gateway with intervals of five seconds.</summary>
public sealed class ThreeThreadsTests : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(120);

    private readonly DayFiles _files = new();
    private readonly PseudoTerminal? _terminal = OperatingSystem.IsLinux() ? new PseudoTerminal() : null;
    private readonly CancellationTokenSource _stop = new();
    private readonly DayHome _home = new(1);
    private Task _serving = Task.CompletedTask;
    private DayGateway? _gateway;

    public void Dispose()
    {
        _stop.Cancel();
        _serving.Wait(TestContext.Current.CancellationToken);
        _terminal?.Dispose();
        _gateway?.Dispose();
        _files.Dispose();
        _stop.Dispose();
    }

    [Fact]
    public async Task The_threads_read_connect_publish_obey_survive_a_new_broker_and_end()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Skipped: pseudo-terminals need Linux.");
        ServeDevices();
        _gateway = StartGateway(0);
        _files.WriteSettings(_gateway.Port, _terminal!.Name);
        var board = new HostBoard(TimeProvider.System, new Random(5), _files.Folder);
        var program = new NodeProgram(board);
        Assert.True(program.IsReady);

        program.Start();
        try
        {
            await UntilAsync(() => _gateway.Observer.Measurements > 0 && _gateway.Observer.States > 0, "measurement and state are at the gateway");
            await UntilAsync(() => program.Parts!.Cycle.Dispatch.ExportLimitW == DayGateway.ExportLimitW, "a dispatch is in force");
            int port = _gateway.Port;
            _gateway.Dispose();
            _gateway = null;
            await UntilAsync(() => !program.Parts!.Inbox.IsConnected, "the loss is noticed");
            _gateway = StartGateway(port);
            await UntilAsync(() => _gateway.Observer.Measurements > 0, "measurements come after the restart");
        }
        finally
        {
            Assert.True(program.Stop(30_000));
        }

        board.Line!.Dispose();
        Assert.Equal(0, program.ThreadFaults);
        Assert.True(board.Pins[DayFiles.WatchdogPin].Pulses > 0);
        Assert.False(board.Session!.IsConnected);
    }

    private DayGateway StartGateway(int port) => new(TimeProvider.System, _files.Ledger, port, null, intervalS: 5);

    private void ServeDevices()
    {
        _home.Settle(12 * 3600);
        VirtualRtuLine line = new VirtualRtuLine().Attach(DayHome.MeterUnit, _home.Meter).Attach(DayHome.InverterUnit, _home.Inverter);
        var loop = new RtuLineLoop(line, _terminal!, TimeProvider.System);
        _serving = Task.Factory.StartNew(() => loop.Run(_stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Waits while the gateway does each second's work; the limit only ends a test that hangs.</summary>
    private async Task UntilAsync(Func<bool> condition, string what)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < LongestWait, $"It did not happen within {LongestWait.TotalSeconds} s: {what}");
            _gateway?.Market.Advance(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - 1);
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}

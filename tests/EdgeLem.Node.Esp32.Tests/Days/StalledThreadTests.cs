using EdgeLem.Node.Esp32.Host.Adapters;
using EdgeLem.Node.Esp32.Hosting;
using EdgeLem.Node.Esp32.Supervision;

namespace EdgeLem.Node.Esp32.Tests.Days;

/// <summary>A thread that makes no progress, by the supervisor's own steps on a virtual clock.</summary>
public sealed class StalledThreadTests : IDisposable
{
    private readonly DayFiles _files = new();
    private readonly DayTime _time = new(DayRun.StartS * 1000);
    private readonly HostBoard _board;
    private readonly NodeProgram _program;

    public StalledThreadTests()
    {
        _files.WriteSettings(1, "/dev/no-such-line");
        _board = NewBoard();
        _program = new NodeProgram(_board);
    }

    private HostPin Watchdog => _board.Pins[DayFiles.WatchdogPin];

    public void Dispose() => _files.Dispose();

    [Fact]
    public void The_watchdog_sees_pulses_while_both_threads_get_on_although_the_serial_line_is_not_there()
    {
        Pass(600, () => Both());

        Assert.InRange(Watchdog.Pulses, 599, 601);
        Assert.Equal(0, _board.HostRuntime.Reboots);
    }

    [Fact]
    public void A_bus_thread_that_stands_still_gets_no_pulses_and_then_the_board_restarts_with_open_relays()
    {
        Pass(60, () => Both());
        long pulses = Watchdog.Pulses;
        _board.Pins[DayFiles.FirstRelayPin].Write(true);

        Pass((SupervisorWorker.BusPatienceMs / 1000) + 30, () => _program.Parts!.Link.Work());
        Assert.InRange(Watchdog.Pulses - pulses, 118, 122);
        Assert.Equal(0, _board.HostRuntime.Reboots);

        Pass(40, () => _program.Parts!.Link.Work());
        Assert.True(_board.HostRuntime.Reboots > 0);
        Assert.False(_board.Pins[DayFiles.FirstRelayPin].IsHigh);
        Assert.Equal(ExitReason.Stalled, new NodeProgram(NewBoard()).Exit.Last);
    }

    private HostBoard NewBoard()
    {
        var board = new HostBoard(_time, new Random(1), _files.Folder);
        board.HostNetwork.Cut();
        return board;
    }

    private void Both()
    {
        _program.Parts!.Bus.Work();
        _program.Parts.Link.Work();
    }

    /// <summary>Lets time pass in steps of the supervisor's rest; a cycle of the bus, whose line is not there, takes a few looks.</summary>
    private void Pass(long seconds, Action work)
    {
        for (long endMs = _time.NowMs + (seconds * 1000); _time.NowMs < endMs; _time.MoveTo(_time.NowMs + 250))
        {
            work();
            _program.Supervisor!.Work();
        }
    }
}

using EdgeLem.Node.Esp32.Board;
using EdgeLem.Node.Esp32.Hosting;
using EdgeLem.Node.Esp32.Settings;
using EdgeLem.Node.Esp32.Time;

namespace EdgeLem.Node.Esp32.Supervision
{
    /// <summary>
    /// The work of the supervisor thread: it pulses the external watchdog only while the other two get something done, watches memory, network and clock, ends the run
    /// in order when one of them is past help, and serves lamp, display and console.
    /// </summary>
    public sealed class SupervisorWorker : IWorker
    {
        /// <summary>Longest time of the bus thread without progress, ms: many times the time-outs of a dead bus.</summary>
        public const long BusPatienceMs = 120000;

        /// <summary>Longest time of the link thread without a step, ms: an attempt to join, a name that is not found, a handshake.</summary>
        public const long LinkPatienceMs = 180000;

        /// <summary>Attempts to reach the broker in a row after which the run is ended: two hours and more.</summary>
        public const int BrokerAttempts = 240;

        private const long StalledMs = 60000;
        private const int RestMs = 250;
        private const long FacePeriodMs = 1000;
        private const long LeastDailyUptimeMs = 7200000;
        private const long HourMs = 3600000;

        private readonly IBoard _board;
        private readonly NodeParts _parts;
        private readonly DeviceConfiguration _settings;
        private readonly ExitRecord _exit;
        private readonly MemoryWatch _memory;
        private readonly ProgressWatch _bus;
        private readonly ProgressWatch _link;
        private readonly FrontPanel _panel;
        private readonly ProvisioningConsole _console;
        private long _nextFaceTick;

        /// <summary>Creates the worker.</summary>
        /// <param name="parts">The running node.</param>
        /// <param name="exit">Takes the last words.</param>
        /// <param name="panel">Lamp, display and watchdog line.</param>
        /// <param name="console">The console.</param>
        public SupervisorWorker(NodeParts parts, ExitRecord exit, FrontPanel panel, ProvisioningConsole console)
        {
            _parts = parts;
            _board = parts.Board;
            _settings = parts.Configuration;
            _exit = exit;
            _panel = panel;
            _console = console;
            _memory = new MemoryWatch(_board.Runtime);
            _bus = new ProgressWatch(parts.Bus, BusPatienceMs);
            _link = new ProgressWatch(parts.Link, LinkPatienceMs);
        }

        /// <inheritdoc/>
        public string Name => "supervisor";

        /// <inheritdoc/>
        public int Progress { get; private set; }

        /// <summary>What the watch of the memory found.</summary>
        public MemoryWatch Memory => _memory;

        /// <inheritdoc/>
        public int Work()
        {
            Progress++;
            long tickMs = _board.Clock.TickMs;
            _memory.Look(tickMs);
            long busOverdueMs = _bus.OverdueMs(tickMs);
            long linkOverdueMs = _link.OverdueMs(tickMs);
            if (busOverdueMs == 0 && linkOverdueMs == 0)
            {
                _panel.Pulse(tickMs);
            }

            ExitReason reason = Judge(busOverdueMs > linkOverdueMs ? busOverdueMs : linkOverdueMs, tickMs);
            if (reason != ExitReason.Unplanned)
            {
                End(reason);
                return RestMs;
            }

            ShowFace(tickMs);
            _console.Serve(tickMs);
            return RestMs;
        }

        private ExitReason Judge(long overdueMs, long tickMs)
        {
            if (_console.WantsReboot)
            {
                return ExitReason.Command;
            }

            if (_parts.Clock.WentBack)
            {
                return ExitReason.ClockWentBack;
            }

            if (_memory.IsLow)
            {
                return ExitReason.LowMemory;
            }

            if (overdueMs >= StalledMs)
            {
                return ExitReason.Stalled;
            }

            if (_parts.Keepers.Network.IsHopeless)
            {
                return ExitReason.NetworkLost;
            }

            return _parts.Keepers.Broker.Failures >= BrokerAttempts ? ExitReason.BrokerLost : JudgeHour(tickMs);
        }

        private ExitReason JudgeHour(long tickMs)
        {
            if (_settings.RebootHour < 0 || tickMs < LeastDailyUptimeMs || _board.Clock.UtcMs < DeviceClock.EarliestUtcMs)
            {
                return ExitReason.Unplanned;
            }

            return (_board.Clock.UtcMs / HourMs) % 24 == _settings.RebootHour ? ExitReason.Daily : ExitReason.Unplanned;
        }

        private void End(ExitReason reason)
        {
            _board.Log("restart: " + ExitRecord.NameOf(reason));
            _exit.Write(reason, _board.Clock);
            _parts.Relays.Open();
            _board.Runtime.Reboot();
        }

        private void ShowFace(long tickMs)
        {
            if (tickMs < _nextFaceTick)
            {
                return;
            }

            _nextFaceTick = tickMs + FacePeriodMs;
            _panel.Show(_parts.Report);
            _parts.Report.Want();
        }
    }
}

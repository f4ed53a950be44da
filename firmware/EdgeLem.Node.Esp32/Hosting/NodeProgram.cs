using System;
using EdgeLem.Node.Esp32.Board;
using EdgeLem.Node.Esp32.Settings;
using EdgeLem.Node.Esp32.Supervision;

namespace EdgeLem.Node.Esp32.Hosting
{
    /// <summary>
    /// The program on one page: relays to their safe state, settings, versions, then three threads. Bus: the node. Link: network and broker. Supervisor: everything
    /// that may end the run. Without sound settings it waits for a person at the console instead.
    /// </summary>
    public sealed class NodeProgram : IStatusSource
    {
        /// <summary>What nanoFramework.Json and M2Mqtt take beside the node, bytes: 32 KiB for the longest config message and four threads with their buffers.</summary>
        private const long LeastFreeBytes = 49152;

        private const int ConsolePeriodMs = 50;

        private readonly IBoard _board;
        private readonly SettingsFile _file;
        private readonly FaultList _faults = new FaultList();
        private readonly ThreadWakes _wakes = new ThreadWakes();
        private readonly ExitRecord _exit;
        private readonly string[] _versions;
        private readonly ProvisioningConsole _console;
        private string _shortage = "";
        private GuardedThread? _bus;
        private GuardedThread? _link;
        private GuardedThread? _supervisorThread;

        /// <summary>Brings the board to its safe state and builds the node; no thread runs yet.</summary>
        /// <param name="board">The board.</param>
        public NodeProgram(IBoard board)
        {
            _board = board;
            _file = new SettingsFile(board);
            _file.Load(_faults);
            DeviceConfiguration settings = _faults.Count == 0 ? _file.Bind(_faults) : new DeviceConfiguration();
            var relays = new RelayPins(board, settings.Relay);
            _exit = new ExitRecord(board.Files);
            _versions = VersionCheck.Problems(board.Runtime);
            _console = Console(settings);
            Tell();
            if (IsReady)
            {
                Parts = NodeAssembly.Build(board, settings, relays, _wakes);
                Supervisor = new SupervisorWorker(Parts, _exit, Panel(settings), _console);
                _file.Forget();
                settings.ForgetDevices();
                CheckMemory();
            }
        }

        /// <summary>Whether the settings are sound.</summary>
        public bool IsReady => _faults.Count == 0;

        /// <summary>What is wrong with the settings.</summary>
        public FaultList Faults => _faults;

        /// <summary>What the last run left.</summary>
        public ExitRecord Exit => _exit;

        /// <summary>The node; null without sound settings.</summary>
        public NodeParts? Parts { get; }

        /// <summary>The work of the supervisor thread; null without sound settings.</summary>
        public SupervisorWorker? Supervisor { get; }

        /// <summary>Steps of all threads that ended with an exception.</summary>
        public int ThreadFaults => FaultsOf(_bus) + FaultsOf(_link) + FaultsOf(_supervisorThread);

        /// <summary>Runs for ever. A board without settings serves its console until it is told to restart.</summary>
        public void Run()
        {
            if (!IsReady)
            {
                AwaitSettings();
                return;
            }

            Start();
            _supervisorThread!.Await();
        }

        /// <summary>Starts the three threads: the bus first, so that the inverter is in its safe state before the network is there.</summary>
        public void Start()
        {
            _bus = new GuardedThread(Parts!.Bus, _board, _wakes.Bus);
            _link = new GuardedThread(Parts.Link, _board, _wakes.Link);
            _supervisorThread = new GuardedThread(Supervisor!, _board, _wakes.Supervisor);
            _bus.Start();
            _link.Start();
            _supervisorThread.Start();
        }

        /// <summary>Ends the three threads; for tests, as a board only ever restarts.</summary>
        /// <param name="timeoutMs">Longest time to wait for each, ms.</param>
        /// <returns>Whether all have ended.</returns>
        public bool Stop(int timeoutMs)
        {
            bool areEnded = _supervisorThread!.Stop(timeoutMs);
            areEnded = _link!.Stop(timeoutMs) && areEnded;
            areEnded = _bus!.Stop(timeoutMs) && areEnded;
            Parts!.Keepers.Broker.Drop();
            return areEnded;
        }

        /// <summary>One look at the console of a board without settings.</summary>
        /// <returns>Whether the board is being restarted.</returns>
        public bool ServeConsole()
        {
            _console.Serve(_board.Clock.TickMs);
            if (_console.WantsReboot)
            {
                _exit.Write(ExitReason.Command, _board.Clock);
                _board.Runtime.Reboot();
            }

            return _console.WantsReboot;
        }

        /// <inheritdoc/>
        public string[] Status()
        {
            string memory = Supervisor == null ? "" : "heap: managed " + Supervisor.Memory.ManagedBytes + " bytes free, native block " + Supervisor.Memory.NativeBlockBytes + " bytes " + _shortage;
            string[] node = Parts == null ? new string[] { "not set up: write check" } : Parts.Report.Details();
            string link = Parts == null
                ? ""
                : "network " + _board.Network.Address + " " + _board.Network.Problem + ", gateway " + (Parts.Inbox.IsConnected ? "connected" : "not connected") + " " + Parts.Keepers.Broker.Problem
                    + ", sent " + Parts.Keepers.Broker.Sent + ", dropped " + Parts.Queue.Dropped;
            string[] lines = new string[node.Length + _versions.Length + 4];
            lines[0] = "EdgeLem " + NodeAssembly.Firmware + " on " + _board.TargetName + " " + _board.Runtime.FirmwareVersion + ", up " + (_board.Clock.TickMs / 1000) + " s, last exit: " + _exit.LastText;
            lines[1] = memory;
            lines[2] = link;
            lines[3] = "thread faults: " + ThreadFaults;
            Array.Copy(node, 0, lines, 4, node.Length);
            Array.Copy(_versions, 0, lines, 4 + node.Length, _versions.Length);
            return lines;
        }

        private static int FaultsOf(GuardedThread? thread)
        {
            return thread == null ? 0 : thread.Faults;
        }

        private ProvisioningConsole Console(DeviceConfiguration settings)
        {
            if (_board.Console != null || IsReady)
            {
                return new ProvisioningConsole(_board.Console, true, _file, this);
            }

            // Images that keep UART0 for the debugger leave one wire to a person: the bus itself, before it is in use. There only one may talk, so nothing is echoed.
            settings.Bus.BaudRate = 115200;
            BoardPins pins = BoardPins.Of(_board.TargetName);
            settings.Bus.TransmitPin = pins.TransmitPin;
            settings.Bus.ReceivePin = pins.ReceivePin;
            settings.Bus.DirectionPin = pins.DirectionPin;
            return new ProvisioningConsole(_board.CreateLine(settings.Bus), false, _file, this);
        }

        private FrontPanel Panel(DeviceConfiguration settings)
        {
            IOutputPin? lamp = settings.LampPin < 0 ? null : _board.OpenPin(settings.LampPin, false);
            IOutputPin? watchdog = settings.WatchdogPin < 0 ? null : _board.OpenPin(settings.WatchdogPin, false);
            return new FrontPanel(lamp, watchdog, settings.Display == null ? null : _board.OpenDisplay(settings.Display));
        }

        /// <summary>A node that starts and then cannot read a config message looks like one that is not obeyed: it is told at once.</summary>
        private void CheckMemory()
        {
            long freeBytes = _board.Runtime.FreeManagedBytes();
            if (freeBytes < LeastFreeBytes)
            {
                _shortage = "only " + freeBytes + " bytes of managed heap are free, the reader of messages needs " + LeastFreeBytes + ": take a board with PSRAM and its image";
                _board.Log(_shortage);
            }
        }

        private void AwaitSettings()
        {
            while (!ServeGuarded())
            {
                _wakes.Supervisor.WaitOne(ConsolePeriodMs, false);
            }
        }

        /// <summary>Nothing that is typed may end the only thread there is: the board would wait for a person with nobody listening.</summary>
        private bool ServeGuarded()
        {
            try
            {
                return ServeConsole();
            }
            catch (Exception fault)
            {
                _board.Log("console: " + fault.GetType().FullName + " " + fault.Message);
                return false;
            }
        }

        private void Tell()
        {
            _board.Log("EdgeLem " + NodeAssembly.Firmware + " on " + _board.TargetName + ", last exit: " + _exit.LastText);
            for (int i = 0; i < _versions.Length; i++)
            {
                _board.Log(_versions[i]);
            }

            for (int i = 0; i < _faults.Count; i++)
            {
                _board.Log(_faults.At(i));
            }
        }
    }
}

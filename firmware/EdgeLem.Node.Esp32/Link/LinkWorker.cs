using EdgeLem.Node.Esp32.Board;
using EdgeLem.Node.Esp32.Hosting;
using EdgeLem.Node.Esp32.Settings;
using EdgeLem.Node.Esp32.Time;

namespace EdgeLem.Node.Esp32.Link
{
    /// <summary>The work of the thread that owns network and broker: first the node's devices are in a safe state, then the network, then the time, then the broker.</summary>
    public sealed class LinkWorker : IWorker
    {
        /// <summary>Longest time to wait for the node's first cycle, ms.</summary>
        public const long FirstCycleMs = 15000;

        private const int RestMs = 500;

        private readonly IBoard _board;
        private readonly IWorker _bus;
        private readonly NetworkKeeper _network;
        private readonly BrokerKeeper _broker;
        private readonly DeviceConfiguration _settings;
        private bool _asksForTime;

        /// <summary>Creates the worker.</summary>
        /// <param name="board">The board.</param>
        /// <param name="bus">The bus thread's work, whose first cycle is awaited.</param>
        /// <param name="keepers">Network and broker.</param>
        /// <param name="settings">Time server, and whether the broker's certificate needs the time.</param>
        public LinkWorker(IBoard board, IWorker bus, LinkKeepers keepers, DeviceConfiguration settings)
        {
            _board = board;
            _bus = bus;
            _network = keepers.Network;
            _broker = keepers.Broker;
            _settings = settings;
        }

        /// <inheritdoc/>
        public string Name => "link";

        /// <inheritdoc/>
        public int Progress { get; private set; }

        /// <inheritdoc/>
        public int Work()
        {
            Progress++;
            long tickMs = _board.Clock.TickMs;
            if (_bus.Progress == 0 && tickMs < FirstCycleMs)
            {
                return RestMs;
            }

            if (!_network.Keep(tickMs))
            {
                _broker.Drop();
                return RestMs;
            }

            _asksForTime = _asksForTime || _board.Clock.StartNetworkTime(_settings.TimeServer);
            if (_settings.Broker.Tls && _board.Clock.UtcMs < DeviceClock.EarliestUtcMs)
            {
                // Without the time every certificate looks as if it were not valid yet.
                return RestMs;
            }

            return _broker.Keep(_board.Clock.TickMs);
        }
    }
}

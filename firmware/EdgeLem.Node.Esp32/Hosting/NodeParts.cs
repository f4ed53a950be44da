using EdgeLem.Node.Esp32.Board;
using EdgeLem.Node.Esp32.Bus;
using EdgeLem.Node.Esp32.Link;
using EdgeLem.Node.Esp32.Settings;
using EdgeLem.Node.Esp32.Time;

namespace EdgeLem.Node.Esp32.Hosting
{
    /// <summary>The parts of a node that runs, built by <see cref="NodeAssembly"/>; each is filled before anybody sees the object.</summary>
    public sealed class NodeParts
    {
        /// <summary>Creates the object with what every other part needs.</summary>
        /// <param name="board">See <see cref="Board"/>.</param>
        /// <param name="configuration">See <see cref="Configuration"/>.</param>
        /// <param name="relays">See <see cref="Relays"/>.</param>
        public NodeParts(IBoard board, DeviceConfiguration configuration, RelayPins relays)
        {
            Board = board;
            Configuration = configuration;
            Relays = relays;
            Clock = new DeviceClock(board.Clock);
            Report = new NodeReport(configuration.NodeId);
        }

        /// <summary>The board.</summary>
        public IBoard Board { get; }

        /// <summary>The settings.</summary>
        public DeviceConfiguration Configuration { get; }

        /// <summary>The relays.</summary>
        public RelayPins Relays { get; }

        /// <summary>The node's time.</summary>
        public DeviceClock Clock { get; }

        /// <summary>What people are told.</summary>
        public NodeReport Report { get; }

        /// <summary>The node; its thread alone calls it.</summary>
        public NodeCycle Cycle { get; set; } = null!;

        /// <summary>The work of the bus thread.</summary>
        public BusWorker Bus { get; set; } = null!;

        /// <summary>What waits to be sent.</summary>
        public OutgoingMessages Queue { get; set; } = null!;

        /// <summary>What came.</summary>
        public Inbox Inbox { get; set; } = null!;

        /// <summary>Network and broker.</summary>
        public LinkKeepers Keepers { get; set; } = null!;

        /// <summary>The work of the link thread.</summary>
        public LinkWorker Link { get; set; } = null!;
    }
}

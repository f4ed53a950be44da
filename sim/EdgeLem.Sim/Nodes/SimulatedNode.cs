using System.Collections.Concurrent;
using System.Net;
using EdgeLem.Modbus;
using EdgeLem.Node;
using EdgeLem.Node.Devices;

namespace EdgeLem.Sim.Nodes;

/// <summary>
/// One real node core with its host: Modbus over TCP to the home's virtual devices, messages over the fleet's link. Messages that arrive wait
/// for the next cycle, so that a node's behaviour does not depend on when a network thread ran.
/// </summary>
internal sealed class SimulatedNode : IDisposable
{
    /// <summary>Unit id of the meter on the home's Modbus server.</summary>
    public const byte MeterUnit = 1;

    /// <summary>Unit id of the inverter on the home's Modbus server.</summary>
    public const byte InverterUnit = 2;

    private static readonly MeterMap Meter = MeterCatalogue.Get("eastron_sdm630");

    private const int ResponseTimeoutMs = 1500;
    private const int Retries = 2;

    private readonly ConcurrentQueue<(string Topic, ReadOnlyMemory<byte> Payload)> _arrived = new();
    private readonly NodeCycle _cycle;
    private readonly ModbusTcpBus _bus;
    private readonly IFleetLink _link;
    private long _nowMs;

    /// <summary>Builds a node and connects it to its devices.</summary>
    /// <param name="identity">Who it is.</param>
    /// <param name="lineMask">Connected lines of the meter, bit 0 for line 1.</param>
    /// <param name="devices">Where the home's Modbus server listens, and whether there is an inverter behind it.</param>
    /// <param name="link">The way to the gateway.</param>
    public SimulatedNode(NodeIdentity identity, int lineMask, (IPEndPoint Server, bool HasInverter) devices, IFleetLink link)
    {
        Identity = identity;
        _link = link;

        // The loopback needs no pause between requests, and a pause would only stretch virtual time.
        var master = new ModbusMaster(new TcpFraming(), new ModbusMasterOptions(ResponseTimeoutMs, turnaroundMs: 0, Retries));
        IInverter? inverter = devices.HasInverter ? new SunSpecInverter(InverterUnit) : null;
        _cycle = new NodeCycle(identity, new FieldBus(master, new MappedMeter(Meter, MeterUnit, lineMask), inverter), link);
        _bus = new ModbusTcpBus(devices.Server, master);
    }

    /// <summary>Who it is.</summary>
    public NodeIdentity Identity { get; }

    /// <summary>The node core.</summary>
    public NodeCycle Cycle => _cycle;

    /// <summary>Its Modbus connection.</summary>
    public ModbusTcpBus Bus => _bus;

    /// <summary>Whether a further control cycle at the present voltages would change nothing.</summary>
    public bool ControlIsSettled => _cycle.ControlIsSettled;

    /// <summary>Connects to the gateway and announces the node.</summary>
    /// <param name="nowMs">The time, UTC epoch milliseconds.</param>
    public void Start(long nowMs)
    {
        _nowMs = nowMs;
        _link.Connect((topic, payload) => _arrived.Enqueue((topic, payload)));
        _cycle.Start(nowMs);
        _link.BeginSynchronise();
        _link.Synchronise();
    }

    /// <summary>Handles what has arrived, then does everything that is due, over real Modbus, and publishes it.</summary>
    /// <param name="nowMs">The time, UTC epoch milliseconds.</param>
    public void Run(long nowMs)
    {
        // Waiting for a dead device moves this node's own time ahead of the fleet's; it never runs backwards.
        _nowMs = Math.Max(_nowMs, nowMs);
        while (_arrived.TryDequeue(out (string Topic, ReadOnlyMemory<byte> Payload) message))
        {
            NodeDelivery.Deliver(_cycle, message.Topic, message.Payload.Span, _nowMs);
        }

        if (_link.WasInterrupted)
        {
            _link.WasInterrupted = false;
            _cycle.Announce(_nowMs);
        }

        _cycle.Advance(_nowMs);
        while (_cycle.Bus.IsBusy)
        {
            _nowMs = _bus.Serve(_nowMs);
            _cycle.Advance(_nowMs);
        }
    }

    /// <summary>Sends off the barrier that <see cref="Synchronise"/> waits for.</summary>
    public void BeginSynchronise() => _link.BeginSynchronise();

    /// <summary>Returns when everything published has reached the gateway and everything the gateway published has reached this node.</summary>
    public void Synchronise() => _link.Synchronise();

    /// <inheritdoc/>
    public void Dispose()
    {
        _link.Dispose();
        _bus.Dispose();
    }
}

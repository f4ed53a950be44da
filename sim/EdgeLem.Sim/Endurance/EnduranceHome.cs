using System.Collections.Concurrent;
using EdgeLem.Contracts;
using EdgeLem.Gateway;
using EdgeLem.Modbus;
using EdgeLem.Node;
using EdgeLem.Node.Devices;
using EdgeLem.Node.Metering;
using EdgeLem.Node.Metering.Store;
using EdgeLem.Sim.Devices;
using EdgeLem.Sim.Homes;
using EdgeLem.Sim.Nodes;

namespace EdgeLem.Sim.Endurance;

/// <summary>A home with a real node core on a virtual meter, whose power, clock, meter and connection can fail.</summary>
internal sealed class EnduranceHome
{
    private const double NominalV = 230;
    private const byte MeterUnit = 1;

    private static readonly MeterMap Map = MeterCatalogue.Get("eastron_sdm630");

    private readonly RegisteredNode _node;
    private readonly string _feederId;
    private readonly int _seed;
    private readonly bool _hasPv;
    private readonly UnreliableLink _link;
    private readonly ConcurrentQueue<(string Topic, ReadOnlyMemory<byte> Payload)> _arrived = new();
    private readonly EnergyRecord _record = new();
    private DirectModbusBus? _bus;
    private long _offsetMs;
    private long _nowMs;
    private int _boots;

    /// <summary>Builds a home without power.</summary>
    /// <param name="node">The node.</param>
    /// <param name="feederId">The feeder.</param>
    /// <param name="seed">Seed of load, sun and connection.</param>
    public EnduranceHome(RegisteredNode node, string feederId, int seed)
    {
        _node = node;
        _feederId = feederId;
        StableChance chance = StableChance.For(seed, node.NodeId);
        _seed = (int)chance.Between(0, int.MaxValue);
        _hasPv = chance.Next() < 0.5;
        _link = new UnreliableLink(_seed);
        Meter = new VirtualSdm630(node.Phases.Count == 1 ? Sdm630Wiring.OnePhaseTwoWire : Sdm630Wiring.ThreePhaseFourWire);
        Meter.AddEnergy(chance.Between(100_000, 9_000_000), _hasPv ? chance.Between(100_000, 9_000_000) : 0);
    }

    /// <summary>Node id.</summary>
    public string NodeId => _node.NodeId;

    /// <summary>The meter.</summary>
    public VirtualSdm630 Meter { get; }

    /// <summary>The flash.</summary>
    public SimulatedFlash Flash { get; } = new();

    /// <summary>The node core; null without power.</summary>
    public NodeCycle? Cycle { get; private set; }

    /// <summary>Who the running node is; null without power.</summary>
    public NodeIdentity? Identity { get; private set; }

    /// <summary>Every record that the node stored, by the end of its interval in UTC epoch seconds of the node's clock.</summary>
    public Dictionary<long, (long ImportWh, long ExportWh)> Stored { get; } = [];

    /// <summary>Whether the node runs and has no connection.</summary>
    public bool WantsConnection => Cycle is not null && _link.Connection is null;

    /// <summary>The connection; null without one.</summary>
    public IFleetLink? Connection => _link.Connection;

    /// <summary>What the meter's display shows, Wh, in the float32 kWh of its registers.</summary>
    public (long ImportWh, long ExportWh) Shown => (Shows(Meter.ImportWh), Shows(Meter.ExportWh));

    /// <summary>Starts the node, or starts it anew.</summary>
    /// <param name="trueMs">The true time.</param>
    /// <param name="knowsTime">Whether the node's clock is set.</param>
    public void Boot(long trueMs, bool knowsTime)
    {
        Disconnect();
        _arrived.Clear();
        Flash.BytesUntilFailure = null;
        _offsetMs = knowsTime ? _offsetMs : 1000 - trueMs;
        _nowMs = trueMs + _offsetMs;
        Identity = new NodeIdentity(
            _feederId, NodeId, new NodeBoot($"b{++_boots}", "0.1.0"), new ConnectionPoint(new PhaseMap([.. _node.Phases]), _node.RatedImportW, _node.RatedExportW));
        var master = new ModbusMaster(new TcpFraming(), new ModbusMasterOptions(1500, turnaroundMs: 0, retries: 2));
        Cycle = new NodeCycle(Identity, new FieldBus(master, new MappedMeter(Map, MeterUnit, (1 << _node.Phases.Count) - 1), null), _link, new NodeEquipment(Flash.Open(), null));
        _bus = new DirectModbusBus(master, Meter);
        Cycle.OnClock(knowsTime ? TimeQuality.Synchronised : TimeQuality.Unknown, _nowMs);
        Cycle.Start(_nowMs);
        Cycle.OnLinkLost();
    }

    /// <summary>Takes the power away.</summary>
    public void PowerOff()
    {
        Disconnect();
        Cycle = null;
        _offsetMs = 0;
    }

    /// <summary>Moves the node's clock: ahead without telling it, back by a restart of its program.</summary>
    /// <param name="bySeconds">By how much.</param>
    /// <param name="trueMs">The true time.</param>
    public void JumpClock(long bySeconds, long trueMs)
    {
        if (Cycle is null || Cycle.TimeQuality == TimeQuality.Unknown)
        {
            return;
        }

        _offsetMs += bySeconds * 1000;
        if (bySeconds < 0)
        {
            Boot(trueMs, knowsTime: true);
        }
    }

    /// <summary>Sets the node's clock right.</summary>
    /// <param name="trueMs">The true time.</param>
    public void SetClock(long trueMs)
    {
        bool isAhead = _offsetMs > 0;
        _offsetMs = 0;
        if (Cycle is null)
        {
            return;
        }

        if (isAhead)
        {
            Boot(trueMs, knowsTime: true);
            return;
        }

        _nowMs = Math.Max(_nowMs, trueMs);
        Cycle.OnClock(TimeQuality.Synchronised, _nowMs);
    }

    /// <summary>Uses a new connection.</summary>
    /// <param name="connection">A connection that is not connected yet.</param>
    public void Connect(IFleetLink connection)
    {
        connection.Connect((topic, payload) => _arrived.Enqueue((topic, payload)));
        _link.Connection = connection;
        Cycle!.Announce(_nowMs);
    }

    /// <summary>Breaks the connection; what was under way is lost.</summary>
    public void Disconnect()
    {
        IFleetLink? connection = _link.Connection;
        _link.Cut();
        connection?.Dispose();
        _arrived.Clear();
        Cycle?.OnLinkLost();
    }

    /// <summary>Lets the node do what is due.</summary>
    /// <param name="trueMs">The true time.</param>
    public void Run(long trueMs)
    {
        _nowMs = Math.Max(_nowMs, trueMs + _offsetMs);
        try
        {
            TakeArrived();
            if (Cycle is { } cycle && cycle.NextDueMs <= _nowMs)
            {
                Advance(cycle);
            }
        }
        catch (PowerFailedException)
        {
            PowerOff();
        }
    }

    /// <summary>Lets the meter count for a while, at a load and a sun that depend on the time alone.</summary>
    /// <param name="atS">Start, UTC epoch seconds.</param>
    /// <param name="seconds">Length, s.</param>
    public void Elapse(long atS, long seconds)
    {
        double hour = atS % 86_400 / 3600.0;
        StableChance chance = StableChance.For(_seed, "power").At(atS);
        double loadW = 250 + (150 * Math.Sin((hour - 9) / 12 * Math.PI)) + (chance.Next() < 0.1 ? chance.Between(500, 6000) : chance.Between(0, 150));
        double sunW = _hasPv ? Math.Max(0, 4500 * Math.Sin((hour - 6) / 12 * Math.PI)) * chance.Between(0.5, 1) : 0;
        double netWh = (loadW - sunW) * seconds / 3600;
        LineState line = LineState.FromPower(NominalV, (loadW - sunW) / _node.Phases.Count, 0);
        Meter.Update(new MeterState(line, line, line, 50));
        Meter.AddEnergy(Math.Max(netWh, 0), Math.Max(-netWh, 0));
    }

    private void TakeArrived()
    {
        while (_arrived.TryDequeue(out (string Topic, ReadOnlyMemory<byte> Payload) message))
        {
            bool isLost = message.Topic.EndsWith("/" + Topics.Reply, StringComparison.Ordinal) && _link.LosesReply();
            if (Cycle is { } cycle && !isLost)
            {
                NodeDelivery.Deliver(cycle, message.Topic, message.Payload.Span, _nowMs);
            }
        }
    }

    private void Advance(NodeCycle cycle)
    {
        cycle.Advance(_nowMs);
        while (cycle.Bus.IsBusy)
        {
            _nowMs = _bus!.Serve(_nowMs);
            cycle.Advance(_nowMs);
        }

        if (cycle.Energy.Store.TryReadNewest(_record))
        {
            Stored[_record.IntervalEndS] = (_record.ImportWh, _record.ExportWh);
        }
    }

    private static long Shows(double wh) => (long)(((double)(float)(wh / 1000) * 1000) + 0.5);
}

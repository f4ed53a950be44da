using EdgeLem.Contracts;
using EdgeLem.Gateway.Dispatching;
using EdgeLem.Gateway.Intake;
using EdgeLem.Gateway.Rounds;
using EdgeLem.Grid;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Gateway;

/// <summary>
/// The gateway without host: takes messages from a link at any time, and does everything else in <see cref="Advance"/>, in an order that depends
/// only on market time. The owner calls Advance from one thread: the service every second, the simulator once per step.
/// </summary>
public sealed class MarketGateway
{
    private readonly GatewayOptions _options;
    private readonly MarketPublisher _publisher;
    private readonly MessageIntake _intake;
    private readonly MarketRound _round;
    private readonly MeterBook _meters = new();
    private readonly RoundJournal _journal;
    private readonly IRoundObserver _observer;
    private readonly Feeder _feeder;
    private readonly Queue<PendingSettlement> _unsettled = new();

    /// <summary>Messages in hand; when something fails, the ones not yet handled wait here for the next <see cref="Advance"/>.</summary>
    private readonly Queue<ArrivedMessage> _arrived = new();
    private MarketInterval _nextInterval;
    private long _startedS;

    /// <summary>Builds a gateway.</summary>
    /// <param name="options">Market parameters, valid and with defaults filled in.</param>
    /// <param name="environment">What the gateway stands on.</param>
    public MarketGateway(GatewayOptions options, GatewayEnvironment environment)
    {
        _options = options;
        _observer = environment.Observer;
        _feeder = environment.Feeder;
        Nodes = new NodeRegister(environment.Nodes);
        Inbox = new Inbox(environment.Time);
        _publisher = new MarketPublisher(options.FeederId, environment.Link);
        _intake = new MessageIntake(options.FeederId, Nodes, _publisher, _observer) { Energy = new EnergyIntake(options, environment.Ledger.Received, _meters) };
        _journal = new RoundJournal(environment.Ledger);
        foreach (RegisteredNode node in Nodes.Nodes)
        {
            _meters.Register(node.NodeId, Math.Max(node.RatedImportW, node.RatedExportW));
        }

        _round = new MarketRound(environment.ToParts(options, Nodes, (_meters, _journal), _publisher));
        environment.Link.Received = Inbox.Put;
    }

    /// <summary>Where messages wait for the next <see cref="Advance"/>.</summary>
    public Inbox Inbox { get; }

    /// <summary>The registered nodes and what they were last heard saying.</summary>
    public NodeRegister Nodes { get; }

    /// <summary>What was accepted and refused since the start.</summary>
    public RejectCounters Counters => _intake.Counters;

    /// <summary>Messages sent since the start.</summary>
    public long Sent => _publisher.Sent;

    /// <summary>The gate that is open; null between a closure and the next opening, and before <see cref="Start"/>.</summary>
    public OpenGate? Gate => _intake.Orders.Gate;

    /// <summary>The start of the last interval whose gate opens, UTC epoch seconds; null opens gates for ever. Set it to end a run in order.</summary>
    public long? LastIntervalStartS { get; set; }

    /// <summary>Whether every interval that was cleared has been settled.</summary>
    public bool IsSettled => _unsettled.Count == 0;

    /// <summary>
    /// Sends every node its settings, takes up what an earlier run left unsettled, and begins with the first interval whose gate can still be opened.
    /// </summary>
    /// <param name="nowS">Market time, UTC epoch seconds.</param>
    public void Start(long nowS)
    {
        int length = _options.IntervalS;

        // A restart in the second of a closure, or with a clock that was set back, must not clear an interval again.
        long freeS = Math.Max(nowS, _journal.ClearedUntilS());
        long next = (freeS + length - 1) / length * length;
        next += nowS > next - _options.GateClosureLeadS ? length : 0;
        _nextInterval = new MarketInterval(next, length);
        _startedS = nowS;
        TakeUpUnsettled();
        _intake.Energy.Restore(nowS, nodeId => Nodes.TryGet(nodeId, out _));
        foreach (RegisteredNode node in Nodes.Nodes)
        {
            _publisher.Config(node.NodeId, NodeConfiguration.For(node, _options, _feeder));
        }

        if (GateChangesAtS <= nowS)
        {
            OpenNext();
        }
    }

    /// <summary>Handles everything that has happened up to an instant: messages in canonical order, and between them the openings, closures and settlements that fell due.</summary>
    /// <param name="nowS">Market time, UTC epoch seconds; never before an earlier call's.</param>
    public void Advance(long nowS)
    {
        foreach (ArrivedMessage message in Inbox.Drain())
        {
            _arrived.Enqueue(message);
        }

        while (_arrived.TryPeek(out ArrivedMessage message))
        {
            RunDue(message.ArrivalS - 1);
            _arrived.Dequeue();
            _intake.Take(message);
        }

        _intake.AnswerEnergy();
        RunDue(nowS);
    }

    private long GateChangesAtS => Gate?.ClosesAtS ?? (_nextInterval.StartS > LastIntervalStartS ? long.MaxValue : _nextInterval.StartS - _nextInterval.LengthS);

    /// <summary>When the next settlement falls due. After a start the nodes get the grace time to bring what they have stored meanwhile.</summary>
    private long SettlesAtS => _unsettled.TryPeek(out PendingSettlement? pending)
        ? _intake.Energy.Count(pending.Interval) == Nodes.Nodes.Count ? pending.Interval.EndS : Math.Max(pending.Interval.EndS, _startedS) + _options.SettlementGraceS
        : long.MaxValue;

    /// <summary>
    /// Does what falls due up to and including an instant, the earliest first and settlements before gates, so that the ledger does not depend on how
    /// often the owner calls. At gate closure the orders of that very second are in.
    /// </summary>
    private void RunDue(long nowS)
    {
        while (Math.Min(SettlesAtS, GateChangesAtS) <= nowS)
        {
            _intake.AnswerEnergy();
            if (SettlesAtS <= GateChangesAtS)
            {
                SettleNext();
            }
            else if (Gate is { } gate)
            {
                Close(gate);
            }
            else
            {
                OpenNext();
            }
        }
    }

    private void OpenNext()
    {
        var gate = new OpenGate(_nextInterval, _nextInterval.StartS - _options.GateClosureLeadS, _options.FeedInMicroEurPerKwh, _options.RetailMicroEurPerKwh);
        _intake.Orders.Open(gate);
        _publisher.Gate(gate.ToMessage());
        _observer.GateOpened(gate);
    }

    private void Close(OpenGate gate)
    {
        // A round that fails holds up none after it, and its interval is settled all the same: on the trades that reached the ledger.
        _nextInterval = new MarketInterval(gate.Interval.EndS, gate.Interval.LengthS);
        try
        {
            ClearedRound round = _round.Clear(gate, new SubmittedOrders(_intake.Orders.Close()));
            Await(new PendingSettlement(gate.Interval, gate.Prices, round.Clearing.Trades) { Charges = round.Charges, Imbalance = round.Terms.Imbalance });
        }
        catch
        {
            Await(_journal.Unsettled().FirstOrDefault(recorded => recorded.Interval == gate.Interval) ?? new PendingSettlement(gate.Interval, gate.Prices, []));
            throw;
        }
    }

    private void SettleNext()
    {
        PendingSettlement pending = _unsettled.Dequeue();
        ReportRefusals(_round.Settle(pending, _intake.Energy.Collect(pending.Interval)));
    }

    /// <summary>
    /// After a restart the ledger says where the counters stand and which cleared intervals still wait. The interval before the first gate is settled
    /// without trades: it fixes where the counters begin, or settles what flowed while no gateway was there.
    /// </summary>
    private void TakeUpUnsettled()
    {
        long settledUntilS = _journal.RestoreMeters(_meters, Nodes.Nodes);
        foreach (PendingSettlement pending in _journal.Unsettled().Where(pending => pending.Interval.StartS >= settledUntilS))
        {
            Await(pending);
            settledUntilS = pending.Interval.EndS;
        }

        var before = new MarketInterval(_nextInterval.StartS - _nextInterval.LengthS, _nextInterval.LengthS);
        if (before.StartS >= settledUntilS)
        {
            Await(new PendingSettlement(before, new RetailerPrices(_options.RetailMicroEurPerKwh, _options.FeedInMicroEurPerKwh), []));
        }
    }

    private void Await(PendingSettlement pending) => _unsettled.Enqueue(pending);

    private void ReportRefusals(SettledRound settled)
    {
        foreach (LateReading late in settled.Late)
        {
            Report(late.Reading, late.NodeId, late.Refusal);
        }

        foreach (MeteredEnergy meter in settled.Meters)
        {
            if (settled.Readings.TryGetValue(meter.NodeId, out MeterReading reading))
            {
                Report(reading, meter.NodeId, meter.Refusal);
            }
        }
    }

    private void Report(MeterReading reading, string nodeId, MeterRefusal refusal)
    {
        RejectCode code = refusal switch
        {
            MeterRefusal.CounterWentBack => RejectCode.CounterWentBack,
            MeterRefusal.Implausible => RejectCode.CounterJumped,
            _ => RejectCode.None,
        };
        if (code != RejectCode.None)
        {
            var fault = new IntakeFault(code, $"import {reading.ImportWh} Wh, export {reading.ExportWh} Wh; the interval is settled on the node's trades. Check the meter or register a new one.");
            _intake.Refuse(nodeId, new ReplyMessage { About = Topics.Energy, IntervalStart = reading.TimeS - _options.IntervalS }, fault);
        }
    }
}

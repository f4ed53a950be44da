using System.Globalization;
using EdgeLem.Contracts;
using EdgeLem.Gateway.Dispatching;
using EdgeLem.Gateway.Links;
using EdgeLem.Gateway.Rounds;

namespace EdgeLem.Gateway.Intake;

/// <summary>
/// Handles every message that arrives: decides whose it is, reads it, hands it to the right intake, counts and answers. A bad message changes
/// nothing but the counters and gets a numbered reason.
/// </summary>
/// <param name="feederId">The feeder that this gateway runs.</param>
/// <param name="register">The registered nodes.</param>
/// <param name="publisher">Carries the answers.</param>
/// <param name="observer">Hears of measurements, states and refusals.</param>
internal sealed class MessageIntake(string feederId, NodeRegister register, MarketPublisher publisher, IRoundObserver observer)
{
    private const long MeasuredOverRating = 2;

    private readonly SequenceGuard _sequence = new();
    private readonly List<(string NodeId, ReplyMessage Reply)> _accepted = [];
    private readonly TopicPath _path = new();

    /// <summary>The intake of orders.</summary>
    public OrderIntake Orders { get; } = new();

    /// <summary>The intake of counters; set before the first message.</summary>
    public required EnergyIntake Energy { get; init; }

    /// <summary>What was accepted and refused.</summary>
    public RejectCounters Counters { get; } = new();

    /// <summary>Handles one message.</summary>
    /// <param name="arrived">The message and when it arrived.</param>
    public void Take(ArrivedMessage arrived)
    {
        InboundMessage message = arrived.Message;
        IntakeFault fault = CheckSender(arrived, out RegisteredNode node);
        if (fault.IsFault)
        {
            Refuse(message.Sender, new ReplyMessage { About = Printable(_path.Leaf) }, fault);
            return;
        }

        switch (_path.Leaf)
        {
            case Topics.Orders: TakeOrders(node, message, arrived.ArrivalS); break;
            case Topics.Energy: TakeEnergy(node, message, arrived.ArrivalS); break;
            case Topics.Measurement: TakeMeasurement(node, message); break;
            case Topics.State: TakeState(node, message); break;
            default: TakeAbout(node, message); break;
        }
    }

    /// <summary>Counts a refusal and tells the sender, when the sender has a name that can stand in a topic.</summary>
    /// <param name="sender">Client id of the sender.</param>
    /// <param name="reply">The reply with what is known of the refused message.</param>
    /// <param name="fault">The reason.</param>
    public void Refuse(string sender, ReplyMessage reply, IntakeFault fault)
    {
        Counters.Count(fault.Code);
        observer.MessageRefused(sender, fault.Code);
        if (reply.About == Topics.Orders && fault.Code != RejectCode.Duplicate)
        {
            Counters.OrdersRejected++;
        }

        if (Topics.IsValidId(sender) && sender != Topics.MarketBranch)
        {
            Answer(sender, reply, fault);
        }
    }

    /// <summary>Puts accepted counters on the disk, and only then tells their senders, who forget them.</summary>
    public void AnswerEnergy()
    {
        Energy.Save();
        _accepted.ForEach(accepted => Answer(accepted.NodeId, accepted.Reply, IntakeFault.None));
        _accepted.Clear();
    }

    private IntakeFault CheckSender(ArrivedMessage arrived, out RegisteredNode node)
    {
        InboundMessage message = arrived.Message;
        bool isOurs = Topics.TryParse(message.Topic, _path) && _path.FeederId == feederId;
        if (!isOurs)
        {
            _path.Leaf = "";
        }

        if (!register.TryGet(message.Sender, out node))
        {
            return new IntakeFault(RejectCode.UnknownNode, $"client '{Printable(message.Sender)}' is not registered at feeder '{feederId}'; register the node at the gateway.");
        }

        if (arrived.IsOverLimit)
        {
            return new IntakeFault(RejectCode.TooManyMessages, $"more than {MessageLimits.MostMessagesPerSecond} messages in one second; the rest of this second is ignored.");
        }

        if (isOurs && _path.Branch != message.Sender)
        {
            return new IntakeFault(RejectCode.ForeignBranch, $"node '{message.Sender}' published in the branch of '{_path.Branch}'; a node publishes in its own branch only.");
        }

        return isOurs && !message.IsDenied
            ? IntakeFault.None
            : new IntakeFault(RejectCode.UnknownTopic, $"topic '{Printable(message.Topic)}' takes no message from a node; see docs/messages.md.");
    }

    private void TakeOrders(RegisteredNode node, InboundMessage message, long arrivalS)
    {
        IntakeFault fault = MessageParser.TryParse(message.Payload, out OrdersMessage orders);
        var reply = new ReplyMessage { About = Topics.Orders, Seq = orders.Seq, IntervalStart = orders.IntervalStart };
        fault = fault.IsFault ? fault : CheckSequence(node, orders.Boot, orders.Seq);
        fault = fault.IsFault ? fault : Orders.Take(node, orders, arrivalS);
        if (fault.IsFault)
        {
            // Refuse counts one order; a message that was read counts all of its orders.
            Counters.OrdersRejected += fault.Code == RejectCode.Duplicate ? 0 : Math.Max(0, orders.Orders.Length - 1);
            Refuse(node.NodeId, reply, fault);
            return;
        }

        Counters.OrdersAccepted += orders.Orders.Length;
        Answer(node.NodeId, reply, fault);
    }

    /// <summary>Counters are known again by their interval, not by the message's number: a node repeats them until it is answered, over boots too.</summary>
    private void TakeEnergy(RegisteredNode node, InboundMessage message, long arrivalS)
    {
        IntakeFault fault = MessageParser.TryParse(message.Payload, out EnergyMessage energy);
        var reply = new ReplyMessage { About = Topics.Energy, Seq = energy.Seq, IntervalStart = energy.IntervalStart };
        fault = fault.IsFault ? fault : Energy.Take(node.NodeId, energy, arrivalS);
        if (fault.IsFault)
        {
            Refuse(node.NodeId, reply, fault);
            return;
        }

        _accepted.Add((node.NodeId, reply));
    }

    private void TakeMeasurement(RegisteredNode node, InboundMessage message)
    {
        IntakeFault fault = MessageParser.TryParse(message.Payload, out MeasurementMessage measurement);
        fault = fault.IsFault ? fault : CheckPower(node, measurement);
        fault = fault.IsFault ? fault : CheckSequence(node, measurement.Boot, measurement.Seq);
        if (fault.IsFault)
        {
            Refuse(node.NodeId, new ReplyMessage { About = Topics.Measurement, Seq = measurement.Seq }, fault);
            return;
        }

        register.Note(node.NodeId, measurement);
        observer.Measured(node.NodeId, measurement);
    }

    private void TakeState(RegisteredNode node, InboundMessage message)
    {
        IntakeFault fault = MessageParser.TryParse(message.Payload, out StateMessage state);
        if (fault.IsFault)
        {
            Refuse(node.NodeId, new ReplyMessage { About = Topics.State }, fault);
            return;
        }

        register.Note(node.NodeId, state);
        observer.StateChanged(node.NodeId, state);
    }

    private void TakeAbout(RegisteredNode node, InboundMessage message)
    {
        IntakeFault fault = MessageParser.TryParse(message.Payload, out AboutMessage about);
        if (fault.IsFault)
        {
            Refuse(node.NodeId, new ReplyMessage { About = Topics.About }, fault);
            return;
        }

        register.Note(node.NodeId, about);
    }

    /// <summary>The network check trusts measured powers; one absurd reading would make it diverge and cost every node its dispatch.</summary>
    private static IntakeFault CheckPower(RegisteredNode node, MeasurementMessage measurement)
    {
        long limit = MeasuredOverRating * Math.Max(node.RatedImportW, node.RatedExportW);
        double largest = measurement.PowerW.Concat(measurement.ReactivePowerVar).Where(value => !double.IsNaN(value)).Select(Math.Abs).DefaultIfEmpty().Max();
        return largest <= limit
            ? IntakeFault.None
            : new IntakeFault(RejectCode.FieldOutOfRange, string.Create(
                CultureInfo.InvariantCulture,
                $"a phase carries {largest} W or var, at most {limit} are plausible ({MeasuredOverRating} times the connection's rating); check the meter's scale."));
    }

    private IntakeFault CheckSequence(RegisteredNode node, string boot, long seq) => _sequence.IsNew((node.NodeId, _path.Leaf), boot, seq)
        ? IntakeFault.None
        : new IntakeFault(RejectCode.Duplicate, $"seq {seq} of boot '{Printable(boot)}' was seen before; the first message of that number stays in force.");

    private void Answer(string nodeId, ReplyMessage reply, IntakeFault fault)
    {
        reply.Code = (int)fault.Code;
        reply.Reason = fault.Reason;
        publisher.Reply(nodeId, reply);
    }

    private static string Printable(string text) =>
        string.Concat(text.Take(64).Select(c => char.IsControl(c) ? '?' : c)) + (text.Length > 64 ? "..." : "");
}

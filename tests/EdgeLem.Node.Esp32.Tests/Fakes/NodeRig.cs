using EdgeLem.Modbus;
using EdgeLem.Node.Devices;
using EdgeLem.Node.Esp32.Bus;
using EdgeLem.Node.Esp32.Link;
using EdgeLem.Node.Esp32.Time;
using EdgeLem.Node.Metering;

namespace EdgeLem.Node.Esp32.Tests.Fakes;

/// <summary>The bus thread's work on a meter and virtual clocks, with the queue and the inbox that it shares with the link.</summary>
internal sealed class NodeRig
{
    public NodeRig(IInverter? inverter = null)
    {
        var identity = new NodeIdentity("village", "home-01", new NodeBoot("1-a5", "0.1.0"), new ConnectionPoint(new PhaseMap([0, 1, 2]), 17_000, 10_000));
        var master = new ModbusMaster(new RtuFraming(), ModbusMasterOptions.ForSerial(9600));
        Queue = new OutgoingMessages(new AutoResetEvent(false));
        Inbox = new Inbox(new AutoResetEvent(false));
        Cycle = new NodeCycle(identity, new FieldBus(master, MeterCatalogue.Create("eastron_sdm630", 1, 3)!, inverter), Queue);
        Clock = new DeviceClock(Board);
        Pump = new SerialPump(master, Line);
        Delivery = new MessageDelivery(Cycle, new NetJson());
        Worker = new BusWorker(Cycle, Pump, Clock, new NodeMail(Inbox, Delivery, Report));
    }

    public BoardClock Board { get; } = new();

    public MeterLine Line { get; } = new();

    public DeviceClock Clock { get; }

    public NodeCycle Cycle { get; }

    public OutgoingMessages Queue { get; }

    public Inbox Inbox { get; }

    public SerialPump Pump { get; }

    public MessageDelivery Delivery { get; }

    public NodeReport Report { get; } = new("home-01");

    public BusWorker Worker { get; }

    /// <summary>Works the bus thread for a time, resting as it asks for.</summary>
    public NodeRig Run(long ms)
    {
        long endMs = Board.TickMs + ms;
        while (Board.TickMs < endMs)
        {
            int restMs = Worker.Work();
            Assert.InRange(restMs, 0, 50);
            Board.Pass(Math.Max(1, restMs));
        }

        return this;
    }

    /// <summary>Takes what was published since the last call: leaf and text.</summary>
    public string[] TakePublished()
    {
        var lines = new List<string>();
        var message = new OutgoingMessage();
        while (Queue.TryPeek(message))
        {
            lines.Add(message.Topic[(message.Topic.LastIndexOf('/') + 1)..] + " " + System.Text.Encoding.UTF8.GetString(message.Payload));
            Queue.Remove(message.Ticket);
        }

        return [.. lines];
    }

    public string[] TakeLeaves() => [.. TakePublished().Select(line => line.Split(' ')[0])];
}

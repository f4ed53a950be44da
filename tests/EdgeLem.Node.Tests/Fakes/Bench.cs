using EdgeLem.Contracts;
using EdgeLem.Modbus;
using EdgeLem.Node.Metering;

namespace EdgeLem.Node.Tests.Fakes;

/// <summary>A node on fake devices in virtual time. Time zero is <see cref="T0"/>, a multiple of 900 s; tests speak in seconds since then.</summary>
internal sealed class Bench
{
    /// <summary>UTC epoch seconds of time zero: 900 x 2 000 000.</summary>
    public const long T0 = 1_800_000_000;

    private int _answered;

    public Bench(bool withInverter = false, long ratedExportW = 10_000, NodeEquipment? equipment = null, string boot = "b1")
    {
        Inverter = withInverter ? new FakeInverter() : null;
        Identity = new NodeIdentity("village", "home-01", new NodeBoot(boot, "0.1.0"), new ConnectionPoint(new PhaseMap([0, 1, 2]), 17_000, ratedExportW));
        var master = new ModbusMaster(new TcpFraming(), new ModbusMasterOptions());
        Node = new NodeCycle(Identity, new FieldBus(master, Meter, Inverter), Link, equipment ?? new NodeEquipment());
        Link.NowMs = NowMs;
    }

    public FakeMeter Meter { get; } = new FakeMeter();

    public FakeInverter? Inverter { get; }

    public RecordingLink Link { get; } = new RecordingLink();

    public NodeIdentity Identity { get; }

    public NodeCycle Node { get; }

    public long NowMs { get; private set; } = T0 * 1000;

    /// <summary>What the gateway answers to every energy message; null when it is silent.</summary>
    public RejectCode? EnergyAnswer { get; set; } = RejectCode.None;

    public double Seconds => (NowMs / 1000.0) - T0;

    public static GateMessage Gate(long startS, long lengthS = 900, long closesS = 840) => new()
    {
        IntervalStart = T0 + startS,
        IntervalSeconds = lengthS,
        ClosesAt = T0 + closesS,
        FeedInMicroEurPerKwh = 80_000,
        RetailMicroEurPerKwh = 300_000,
    };

    public static DispatchMessage Dispatch(long startS, long exportLimitW, long validUntilS) => new()
    {
        IntervalStart = T0 + startS,
        IntervalSeconds = 900,
        ClearedW = -500,
        ImportLimitW = 8000,
        ExportLimitW = exportLimitW,
        ValidUntil = T0 + validUntilS,
    };

    public static ConfigMessage Config(long version) => new()
    {
        Version = version,
        NominalVoltageV = 230,
        VoltVarVoltagePu = [0.92, 0.98, 1.02, 1.08],
        VoltVarReactivePu = [0.44, 0, 0, -0.44],
        OpenLoopResponseS = 5,
        MeasurementPeriodS = 60,
        ControlPeriodMs = 2000,
        OrderLeadS = 120,
        LimitPriceSharePermille = 500,
    };

    public Bench Start()
    {
        Node.Start(NowMs);
        Node.Advance(NowMs);
        Answer();
        return this;
    }

    public Bench StartAt(double seconds)
    {
        NowMs = (T0 * 1000) + (long)(seconds * 1000);
        Link.NowMs = NowMs;
        return Start();
    }

    /// <summary>Lets virtual time pass, stopping wherever the node is due; the end is included.</summary>
    public Bench RunTo(double seconds)
    {
        long endMs = (T0 * 1000) + (long)(seconds * 1000);
        while (Node.NextDueMs <= endMs)
        {
            At(Math.Max(Node.NextDueMs, NowMs));
        }

        At(endMs);
        return this;
    }

    /// <summary>The node's life as text: second and leaf, with the state's value, without measurements unless asked for.</summary>
    public string[] Diary(bool measurements = false) =>
    [
        .. Link.Messages.Where(m => measurements || m.Leaf != Topics.Measurement)
            .Select(m => $"{(m.AtMs / 1000) - T0} {m.Leaf}" + m.Leaf switch
            {
                Topics.State => " " + m.Text("state"),
                Topics.Measurement => " " + m.Text("quality"),
                _ => "",
            }),
    ];

    private void At(long nowMs)
    {
        NowMs = nowMs;
        Link.NowMs = nowMs;
        Node.Advance(nowMs);
        Assert.True(Node.IsIdle, "Fake devices answer at once, so the node must be idle after every call.");
        Answer();
    }

    private void Answer()
    {
        for (; _answered < Link.Messages.Count; _answered++)
        {
            Published message = Link.Messages[_answered];
            if (message.Leaf == Topics.Energy && EnergyAnswer is { } code)
            {
                var reply = new ReplyMessage { About = Topics.Energy, Seq = message.Number("seq"), IntervalStart = message.Number("intervalStart"), Code = (int)code };
                Node.OnReply(reply, NowMs);
            }
        }
    }
}

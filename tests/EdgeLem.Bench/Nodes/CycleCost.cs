using System.Diagnostics;
using EdgeLem.Bench.Measuring;
using EdgeLem.Contracts;
using EdgeLem.Modbus;
using EdgeLem.Node;
using EdgeLem.Node.Devices;
using EdgeLem.Node.Metering;

namespace EdgeLem.Bench.Nodes;

/// <summary>One cycle of a node: read the meter, measure and publish, droop, read and write the inverter. No sockets: frames go to virtual devices by a call, messages nowhere.</summary>
internal sealed class CycleCost : INodeLink
{
    private const int CyclesPerRepetition = 5_000;
    private const int WarmUpCycles = 2 * 86_400;
    private const long PeriodMs = 1000;

    private readonly ModbusMaster _master = new(new TcpFraming(), new ModbusMasterOptions(1500, turnaroundMs: 0, retries: 2));
    private readonly DirectDevices _devices;
    private readonly NodeCycle _node;
    private long _nowMs = 1_800_000_000_000;
    private long _cycle;

    private CycleCost()
    {
        _devices = new DirectDevices(_master);
        var identity = new NodeIdentity("bench", "node-0", new NodeBoot("b1", "bench"), new ConnectionPoint(new PhaseMap([0, 1, 2]), 24_000, 10_000));
        var meter = new MappedMeter(MeterCatalogue.Get("eastron_sdm630"), MeterServers.UnitId, 7);
        _node = new NodeCycle(identity, new FieldBus(_master, meter, new SunSpecInverter(DirectDevices.InverterUnit)), this);
        _node.OnConfig(Config(), _nowMs);
        _node.Start(_nowMs);
    }

    /// <summary>Messages that the node published.</summary>
    public long Published { get; private set; }

    /// <summary>Measures cycles that write every time.</summary>
    /// <param name="sampling">Repetitions.</param>
    public static BenchTable Measure(Sampling sampling)
    {
        var cost = new CycleCost();

        // Two days: the stores have had their greatest length, and the forecast's day is full.
        cost.Run(WarmUpCycles);
        Spent[] spent = [.. Enumerable.Range(0, sampling.Repetitions).Select(_ => cost.Once())];
        var table = new BenchTable(
            "One cycle: meter read, measured and published, droop, inverter read and written; frames by a call, devices left out",
            "cycles", "transactions/cycle", "writes/cycle", "messages/cycle", "us/cycle min", "us/cycle median", "bytes/cycle");
        Spent usual = spent[0];
        table.Add(
            CyclesPerRepetition, usual.Transactions / CyclesPerRepetition, usual.Writes / CyclesPerRepetition, usual.Messages / CyclesPerRepetition,
            spent.Min(one => one.Us), Median.Of(spent.Select(one => one.Us)), Median.Of(spent.Select(one => one.Bytes)));
        return table;
    }

    /// <inheritdoc/>
    public void Publish(string topic, byte[] payload, int length, int qos, bool retain) => Published++;

    private static ConfigMessage Config() => new()
    {
        Version = 1,
        NominalVoltageV = 230,
        VoltVarVoltagePu = [0.92, 0.98, 1.02, 1.08],
        VoltVarReactivePu = [0.44, 0, 0, -0.44],
        OpenLoopResponseS = 1,
        MeasurementPeriodS = 1,
        ControlPeriodMs = PeriodMs,
        OrderLeadS = 2,
        LimitPriceSharePermille = 500,
    };

    private Spent Once()
    {
        (long ticks, long deviceBytes, long writes, int transactions, long messages) = (_devices.Ticks, _devices.Bytes, _devices.Inverter.ControlVersion, _master.Transactions, Published);
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        Run(CyclesPerRepetition);
        long own = Stopwatch.GetTimestamp() - start - (_devices.Ticks - ticks);
        long ownBytes = GC.GetAllocatedBytesForCurrentThread() - bytes - (_devices.Bytes - deviceBytes);
        double written = _devices.Inverter.ControlVersion - writes;
        if (written < CyclesPerRepetition)
        {
            throw new InvalidOperationException($"The node wrote {written} setpoints in {CyclesPerRepetition} cycles.");
        }

        return new Spent(1e6 * own / Stopwatch.Frequency / CyclesPerRepetition, (double)ownBytes / CyclesPerRepetition, _master.Transactions - transactions, written, Published - messages);
    }

    private void Run(int cycles)
    {
        for (int i = 0; i < cycles; i++)
        {
            _devices.Swing(_cycle++);
            _nowMs += PeriodMs;
            _node.Advance(_nowMs);
            while (_node.Bus.IsBusy)
            {
                _devices.Answer(_nowMs);
                _node.Advance(_nowMs);
            }
        }
    }

    /// <summary>What a repetition took, the devices left out.</summary>
    private readonly record struct Spent(double Us, double Bytes, double Transactions, double Writes, double Messages);
}

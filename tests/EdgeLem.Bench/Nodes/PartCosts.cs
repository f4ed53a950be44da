using EdgeLem.Bench.Measuring;
using EdgeLem.Contracts;
using EdgeLem.Node;
using EdgeLem.Node.Bidding;
using EdgeLem.Node.Control;
using EdgeLem.Node.Metering;
using EdgeLem.Node.Metering.Store;

namespace EdgeLem.Bench.Nodes;

/// <summary>The parts of a cycle alone: droop, grid-code control, bidding, energy store.</summary>
internal sealed class PartCosts : INodeLink
{
    private const int Repeats = 20_000;
    private const long StepMs = 1000;
    private const long IntervalS = 900;
    private const long StartS = 1_800_000_000;

    private readonly GridSample _sample = new();
    private long _step;

    /// <summary>Measures all parts.</summary>
    /// <param name="sampling">Repetitions.</param>
    public static BenchTable Measure(Sampling sampling)
    {
        var parts = new PartCosts();
        var table = new BenchTable("Parts of a node", "part", "ns min", "ns median", "bytes");
        Add(table, sampling, "volt-VAR step", parts.Droop());
        Add(table, sampling, "grid-code control, all functions on", parts.Control());
        Add(table, sampling, "bid with battery, thermostat and vehicle, orders message written", parts.Bid());
        Add(table, sampling, "energy store in memory: append and acknowledge", Append());
        Add(table, sampling, "energy store in memory: read", parts.Read());
        return table;
    }

    /// <inheritdoc/>
    public void Publish(string topic, byte[] payload, int length, int qos, bool retain)
    {
        // What is sent is not part of these costs.
    }

    private static void Add(BenchTable table, Sampling sampling, string name, Action part)
    {
        Samples samples = sampling.Of(Repeats, () => Repeat(part));
        table.Add(name, 1000 * samples.MinUs, 1000 * samples.MedianUs, samples.Bytes);
    }

    private static void Repeat(Action part)
    {
        for (int i = 0; i < Repeats; i++)
        {
            part();
        }
    }

    private Action Droop()
    {
        var droop = new VoltVarDroop(new VoltVarCurve([0.92, 0.98, 1.02, 1.08], [0.44, 0, 0, -0.44]), 5);
        return () =>
        {
            _step++;
            droop.Sample(_step * StepMs, 1.03 + (0.01 * (_step & 3)), 0.44);
        };
    }

    /// <summary>Volt-VAR per phase with a moving reference, volt-watt, enter service, limit and ramp of active power.</summary>
    private Action Control()
    {
        var control = new ControlConfig
        {
            Profile = "ieee1547-2018-b", VoltageInput = "per-phase", ReferenceTauS = 300, VoltWatt = ControlWords.On, EnterService = ControlWords.On,
            PowerLimitPu = 0.9, PowerRampPuPerMinute = 1, FleetReactancePu = 0.01,
        };
        ConfigMessage message = Message(control);
        if (NodeSettings.Check(message) != RejectCode.None)
        {
            throw new InvalidOperationException($"The control settings of the bench are refused: {NodeSettings.Check(message)}.");
        }

        var inverter = new InverterControl(new NodeSettings(message), 1);
        inverter.Rate(10_000, 10_000, 4400);
        inverter.LeaveService();
        return () => Step(inverter);
    }

    private void Step(InverterControl inverter)
    {
        long nowMs = ++_step * StepMs;
        _sample.Clear();
        _sample.FrequencyHz = 50;
        for (int phase = 0; phase < PhaseMap.PhaseCount; phase++)
        {
            _sample.Add(242 + phase + (_step & 3), 230);
        }

        inverter.HoldVoltage(nowMs, _sample, -5000);
        inverter.LimitExport(4000, 500);
        if (inverter.WantsWrite(nowMs))
        {
            inverter.Written(nowMs);
        }
    }

    private Action Bid()
    {
        var identity = new NodeIdentity("bench", "node-0", new NodeBoot("b1", "bench"), new ConnectionPoint(new PhaseMap([0, 1, 2]), 24_000, 10_000));
        var config = new BiddingConfig { Strategy = BiddingNames.Adaptive, Assets = [BiddingNames.Battery, BiddingNames.Thermostat, BiddingNames.Vehicle] };
        var bidder = new Bidder(identity, new BiddingSettings(config));
        Fill(bidder.Assets);
        var house = new HouseView(new DispatchKeeper(identity.Connection), new Measurement());
        var outbox = new Outbox(identity, this);
        var gate = new GateMessage { IntervalSeconds = IntervalS, FeedInMicroEurPerKwh = 80_000, RetailMicroEurPerKwh = 320_000 };
        return () => Bid(bidder, gate, (house, outbox));
    }

    private void Bid(Bidder bidder, GateMessage gate, (HouseView House, Outbox Outbox) around)
    {
        long startS = StartS + (++_step * IntervalS);
        bidder.Record(startS - IntervalS, 400 + (_step & 63), startS * 1000);
        gate.IntervalStart = startS + IntervalS;
        gate.ClosesAt = startS + 600;
        bidder.Open(gate);
        bidder.SendWhenDue((startS + 600) * 1000, 500, around.House, around.Outbox);
        if (bidder.Watch.DueMs != long.MaxValue)
        {
            throw new InvalidOperationException("The bidder sent no orders.");
        }
    }

    private static void Fill(FlexibleAssets assets)
    {
        (assets.Battery.IsKnown, assets.Battery.CapacityWh, assets.Battery.StateOfChargePercent) = (true, 10_000, 50);
        (assets.Battery.MaxChargeW, assets.Battery.MaxDischargeW) = (3000, 3000);
        (assets.Thermal.IsKnown, assets.Thermal.TemperatureC, assets.Thermal.RatedW) = (true, 20, 1500);
        (assets.Vehicle.IsConnected, assets.Vehicle.NeededWh, assets.Vehicle.MaxChargeW) = (true, 8000, 11_000);
    }

    private static Action Append()
    {
        EnergyStore store = EnergyStore.InMemory();
        EnergyRecord record = Record(0);
        return () =>
        {
            record.IntervalStartS = Math.Max(record.IntervalStartS, store.NewestEndS);
            if (!store.TryAppend(record))
            {
                throw new InvalidOperationException("The energy store took no record.");
            }

            store.Acknowledge(store.NewestSequence);
        };
    }

    private Action Read()
    {
        EnergyStore store = EnergyStore.InMemory();
        for (int i = 0; i < EnergyStore.UsualRecordsPerFile; i++)
        {
            store.TryAppend(Record(i));
        }

        EnergyRecord record = Record(0);
        return () =>
        {
            if (!store.TryRead(1 + (++_step % EnergyStore.UsualRecordsPerFile), record))
            {
                throw new InvalidOperationException("The energy store lost a record.");
            }
        };
    }

    private static EnergyRecord Record(int index) => new()
    {
        IntervalStartS = StartS + (index * IntervalS),
        IntervalSeconds = IntervalS,
        AtS = StartS + ((index + 1) * IntervalS),
        ImportWh = 1_000_000 + index,
        ExportWh = 5_000,
        TimeQuality = TimeQuality.Synchronised,
    };

    private static ConfigMessage Message(ControlConfig control) => new()
    {
        Version = 1,
        NominalVoltageV = 230,
        VoltVarVoltagePu = [0.92, 0.98, 1.02, 1.08],
        VoltVarReactivePu = [0.44, 0, 0, -0.44],
        OpenLoopResponseS = 5,
        MeasurementPeriodS = 1,
        ControlPeriodMs = StepMs,
        OrderLeadS = 2,
        LimitPriceSharePermille = 500,
        Control = control,
    };
}

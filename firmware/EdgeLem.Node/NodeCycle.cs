using EdgeLem.Contracts;
using EdgeLem.Node.Bidding;
using EdgeLem.Node.Control;
using EdgeLem.Node.Devices;
using EdgeLem.Node.Metering;
using EdgeLem.Node.Metering.Store;

namespace EdgeLem.Node
{
    /// <summary>
    /// The node without hardware: read, measure, bid, obey, over and over; this file is the cycle, <c>NodeCycle.Host.cs</c> what the host sees of it.
    /// It owns no thread, socket, clock or port and allocates nothing per cycle. Not thread-safe: the host calls it from one place at a time.
    /// </summary>
    /// <remarks>
    /// The host's loop: give arrived bytes to the master and arrived messages to the On methods, write <c>Bus.Master.TransmitBuffer</c> when its
    /// length is above 0, call <see cref="Advance"/>, and sleep until bytes, a message or <see cref="NextDueMs"/>. Every time is UTC in epoch
    /// milliseconds, from one clock that never runs backward: the host sets it before <see cref="Start"/> and later only slows it down or moves it on.
    /// </remarks>
    public sealed partial class NodeCycle
    {
        private enum Step
        {
            Rest,
            ReadMeter,
            FindInverter,
            ReadInverter,
            WriteInverter,
            WorkFlexible,
            PollOther,
        }

        private readonly FieldBus _bus;
        private readonly Outbox _outbox;
        private readonly HouseMeter _meter;
        private readonly HouseInverter? _inverter;
        private readonly HouseFlexibility? _flexibility;
        private readonly Bidder _bidder;
        private readonly HouseView _house;
        private readonly DispatchKeeper _dispatch;
        private readonly CyclePlan _plan;
        private readonly EnergyForwarder _forwarder;
        private readonly int _phaseCount;
        private readonly EnergyMessage _energy = new EnergyMessage();
        private readonly EnergyRecord _record = new EnergyRecord();
        private Step _step;

        /// <summary>Creates a node at rest that keeps its counters in memory: over a lost connection, not over a power cut.</summary>
        /// <param name="identity">Who it is.</param>
        /// <param name="bus">Its meter and inverter.</param>
        /// <param name="link">Its way to the gateway.</param>
        public NodeCycle(NodeIdentity identity, FieldBus bus, INodeLink link)
            : this(identity, bus, link, new NodeEquipment())
        {
        }

        /// <summary>Creates a node at rest.</summary>
        /// <param name="identity">Who it is.</param>
        /// <param name="bus">Its meter and inverter.</param>
        /// <param name="link">Its way to the gateway.</param>
        /// <param name="equipment">What it has beside meter and inverter, and what an earlier boot left.</param>
        public NodeCycle(NodeIdentity identity, FieldBus bus, INodeLink link, NodeEquipment equipment)
        {
            _forwarder = new EnergyForwarder(equipment.Store);
            _bus = bus;
            _flexibility = equipment.Flexibility;
            _phaseCount = identity.Connection.Phases.LineCount;
            _outbox = new Outbox(identity, link);
            _meter = new HouseMeter(bus.Meter, identity.Connection.Phases);
            _inverter = bus.Inverter == null ? null : new HouseInverter(bus.Inverter, Settings, SeedOf(identity.NodeId));
            _bidder = new Bidder(identity, Settings.Bidding);
            _bidder.Watch.SetLead(Settings.OrderLeadS);
            _dispatch = new DispatchKeeper(identity.Connection);
            _house = new HouseView(_dispatch, _meter.Measurement);
            _plan = new CyclePlan(bus.Inverter != null || _flexibility != null);
        }

        /// <summary>Does everything that is due, as far as it goes without I/O.</summary>
        /// <param name="nowMs">The time.</param>
        public void Advance(long nowMs)
        {
            _nowMs = nowMs;
            _dispatch.Advance(nowMs / 1000);
            WatchGateway(nowMs);
            do
            {
                _bus.Advance(nowMs);
            }
            while (!_bus.IsBusy && TakeStep(nowMs));

            if (_step != Step.ReadMeter && ClockIsKnown)
            {
                _bidder.SendWhenDue(nowMs, Settings.LimitPriceSharePermille, _house, _outbox);
                _forwarder.SendWhenDue(nowMs, _outbox);
            }
        }

        private bool TakeStep(long nowMs)
        {
            switch (_step)
            {
                case Step.Rest: return nowMs >= NextCycleMs && ReadMeter(nowMs);
                case Step.ReadMeter: Measure(nowMs); return FindInverter(nowMs);
                case Step.FindInverter: _inverter!.Found(nowMs); return ReadInverter(nowMs);
                case Step.ReadInverter: _inverter!.Take(nowMs); return Obey(nowMs);
                case Step.WriteInverter: _inverter!.Wrote(nowMs); return BeginFlexible(nowMs);
                case Step.WorkFlexible: return WorkFlexible(nowMs);
                default: _bus.Polls.Take(nowMs); return PollOther(nowMs);
            }
        }

        private bool ReadMeter(long nowMs)
        {
            _plan.Begin(nowMs, Settings);
            _bus.BeginCycle(nowMs);
            return Run(Step.ReadMeter, _meter.Ask(nowMs, _plan.Measures), nowMs);
        }

        private void Measure(long nowMs)
        {
            if (_meter.Take(nowMs))
            {
                _outbox.State(_meter.Watch.IsLost, nowMs);
            }

            if (!ClockIsKnown)
            {
                return;
            }

            if (_plan.Measures)
            {
                _outbox.Measurement(_meter.Measurement, _meter.IsFresh);
            }

            EndInterval(nowMs);
            if (_meter.IsFresh)
            {
                _bidder.Observe(_meter.Running, nowMs);
            }
        }

        private void EndInterval(long nowMs)
        {
            if (!_meter.TryEndInterval(nowMs, _energy, out double meanW))
            {
                return;
            }

            _bidder.Record(_energy.IntervalStart, meanW, nowMs);
            if (_energy.At > 0)
            {
                StoreAndSend(nowMs);
            }
        }

        /// <summary>First to the storage, then to the gateway: what power takes between the two is sent after the next boot.</summary>
        private void StoreAndSend(long nowMs)
        {
            _record.IntervalStartS = _energy.IntervalStart;
            _record.IntervalSeconds = _energy.IntervalSeconds;
            _record.AtS = _energy.At;
            _record.ImportWh = _energy.ImportWh;
            _record.ExportWh = _energy.ExportWh;
            _record.TimeQuality = TimeQuality;
            long failures = _forwarder.Store.WriteFailures;
            if (!_forwarder.Store.TryAppend(_record) && _forwarder.Store.WriteFailures > failures)
            {
                // A broken storage must not silence the meter: these counters get one try.
                _outbox.Energy(_energy);
            }

            _forwarder.SendWhenDue(nowMs, _outbox);
        }

        private bool FindInverter(long nowMs)
        {
            return _inverter == null ? BeginFlexible(nowMs) : Run(Step.FindInverter, _inverter.Find(nowMs), nowMs);
        }

        private bool ReadInverter(long nowMs)
        {
            bool isDue = _plan.Measures || !_meter.IsFresh || _inverter!.MayBeCapped(_dispatch.ExportLimitW);
            return Run(Step.ReadInverter, _inverter!.Ask(nowMs, isDue), nowMs);
        }

        private bool Obey(long nowMs)
        {
            if (_inverter!.IsHeldBack)
            {
                _bidder.HoldBack();
            }

            return Run(Step.WriteInverter, _inverter.Obey(nowMs, _meter, _dispatch.ExportLimitW), nowMs);
        }

        private bool BeginFlexible(long nowMs)
        {
            _flexibility?.Begin(nowMs, _meter, _dispatch);
            return WorkFlexible(nowMs);
        }

        private bool WorkFlexible(long nowMs)
        {
            IBusDevice? device = _flexibility?.Next(nowMs);
            if (device == null && _flexibility != null)
            {
                _bidder.Assets.Take(_flexibility, Settings.Bidding.VehicleEnergyWh, nowMs);
            }

            return device == null ? PollOther(nowMs) : Run(Step.WorkFlexible, device, nowMs);
        }

        private bool PollOther(long nowMs)
        {
            IBusDevice? device = _bus.Polls.Next(nowMs, _plan.NextMs);
            return device == null ? Rest() : Run(Step.PollOther, device, nowMs);
        }

        private bool Rest()
        {
            _step = Step.Rest;
            _outbox.AboutWhenNew(_bus);
            return true;
        }

        private bool Run(Step step, IBusDevice? device, long nowMs)
        {
            _step = step;
            if (device != null)
            {
                _bus.Run(device, nowMs);
            }

            return true;
        }
    }
}

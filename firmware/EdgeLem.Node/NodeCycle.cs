using EdgeLem.Contracts;
using EdgeLem.Node.Bidding;
using EdgeLem.Node.Control;
using EdgeLem.Node.Devices;
using EdgeLem.Node.Metering;

namespace EdgeLem.Node
{
    /// <summary>
    /// The node without hardware: read, measure, bid, obey, over and over. It owns no thread, socket, clock or port and allocates nothing after
    /// <see cref="Start"/>. Not thread-safe: the host calls it from one place at a time.
    /// </summary>
    /// <remarks>
    /// The host's loop: give arrived bytes to the master and arrived messages to the On methods, write <c>Bus.Master.TransmitBuffer</c> when its
    /// length is above 0, call <see cref="Advance"/>, and sleep until bytes, a message or <see cref="NextDueMs"/>. Every time is UTC in epoch
    /// milliseconds, from one clock that never runs backward: the host sets it before <see cref="Start"/> and only ever slows it down.
    /// </remarks>
    public sealed class NodeCycle
    {
        private enum Step
        {
            Rest,
            ReadMeter,
            FindInverter,
            ReadInverter,
            WriteInverter,
        }

        private readonly FieldBus _bus;
        private readonly Outbox _outbox;
        private readonly HouseMeter _meter;
        private readonly HouseInverter? _inverter;
        private readonly Bidder _bidder;
        private readonly DispatchKeeper _dispatch;
        private readonly CyclePlan _plan;
        private readonly EnergyMessage _energy = new EnergyMessage();
        private Step _step;
        private bool _isStarted;
        private long _nowMs;

        /// <summary>Creates a node at rest.</summary>
        /// <param name="identity">Who it is.</param>
        /// <param name="bus">Its meter and inverter.</param>
        /// <param name="link">Its way to the gateway.</param>
        public NodeCycle(NodeIdentity identity, FieldBus bus, INodeLink link)
        {
            _bus = bus;
            _outbox = new Outbox(identity, link);
            _meter = new HouseMeter(bus.Meter, identity.Connection.Phases);
            _inverter = bus.Inverter == null ? null : new HouseInverter(bus.Inverter, Settings);
            _bidder = new Bidder(identity.Connection);
            _bidder.Watch.SetLead(Settings.OrderLeadS);
            _dispatch = new DispatchKeeper(identity.Connection);
            _plan = new CyclePlan(bus.Inverter != null);
        }

        /// <summary>The bus, whose master tells the host what to write.</summary>
        public FieldBus Bus => _bus;

        /// <summary>The settings in force.</summary>
        public NodeSettings Settings { get; private set; } = new NodeSettings();

        /// <summary>The meter: last good reading, running interval, whether it answers.</summary>
        public HouseMeter Meter => _meter;

        /// <summary>The inverter with its setpoint; null without one.</summary>
        public HouseInverter? Inverter => _inverter;

        /// <summary>Forecast and orders.</summary>
        public Bidder Bidder => _bidder;

        /// <summary>The envelope and on what ground it stands.</summary>
        public DispatchKeeper Dispatch => _dispatch;

        /// <summary>The last clearing that the gateway announced, for a display; its interval length is 0 before the first.</summary>
        public PriceMessage Clearing { get; private set; } = new PriceMessage();

        /// <summary>Whether nothing was under way and nothing due when <see cref="Advance"/> was last called: nothing happens before <see cref="NextDueMs"/> unless a message comes.</summary>
        public bool IsIdle => _step == Step.Rest && _nowMs < NextDueMs;

        /// <summary>When <see cref="Advance"/> is to be called next in ms, if no bytes arrive: the next due, or the bus's deadline while it is busy; <see cref="long.MaxValue"/> for never.</summary>
        public long NextDueMs => !_isStarted ? long.MaxValue : _step == Step.Rest ? Earlier(_bidder.Watch.DueMs, NextCycleMs) : _bus.Master.DeadlineMs;

        /// <summary>
        /// Whether, at the present voltage sample, neither a movement of the droop nor a setpoint write is still to come. Always true without an
        /// inverter and while it does not answer.
        /// </summary>
        public bool ControlIsSettled => _inverter == null || (_step == Step.Rest && _inverter.IsSettled(_dispatch.ExportLimitW));

        private long NextCycleMs => Earlier(Earlier(_plan.NextMs, _meter.IntervalDueMs), _meter.Watch.RetryAtMs);

        /// <summary>Starts the node: announces it and makes the first cycle due.</summary>
        /// <param name="nowMs">The time.</param>
        public void Start(long nowMs)
        {
            _isStarted = true;
            _nowMs = nowMs;
            _plan.Start(nowMs, Settings);
            Announce(nowMs);
        }

        /// <summary>Publishes state and about; the host calls it after every new connection, because the broker may have published the last will.</summary>
        /// <param name="nowMs">The time.</param>
        public void Announce(long nowMs)
        {
            _outbox.State(_meter.Watch.IsLost, nowMs);
            _outbox.About(_bus);
        }

        /// <summary>Does everything that is due, as far as it goes without I/O.</summary>
        /// <param name="nowMs">The time.</param>
        public void Advance(long nowMs)
        {
            if (!_isStarted)
            {
                return;
            }

            _nowMs = nowMs;
            _dispatch.Advance(nowMs / 1000);
            do
            {
                _bus.Advance(nowMs);
            }
            while (!_bus.IsBusy && TakeStep(nowMs));

            if (_step != Step.ReadMeter)
            {
                _bidder.SendWhenDue(nowMs, Settings, _outbox);
            }
        }

        /// <summary>The gate opened, or was announced again.</summary>
        /// <param name="gate">The message as received.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns><see cref="RejectCode.None"/>, or why it is ignored; see <see cref="OrderWatch.Check"/>.</returns>
        public RejectCode OnGate(GateMessage gate, long nowMs)
        {
            RejectCode outcome = OrderWatch.Check(gate);
            if (outcome == RejectCode.None)
            {
                _meter.Lay(gate, nowMs);
                _bidder.Open(gate);
            }

            return outcome;
        }

        /// <summary>The gateway dispatched the node.</summary>
        /// <param name="dispatch">The message as received.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns><see cref="RejectCode.None"/>, or why it is ignored; see <see cref="DispatchKeeper.Take"/>.</returns>
        public RejectCode OnDispatch(DispatchMessage dispatch, long nowMs)
        {
            return _dispatch.Take(dispatch, _meter.Grid, nowMs / 1000);
        }

        /// <summary>The gateway answered a message.</summary>
        /// <param name="reply">The message as received.</param>
        /// <param name="nowMs">The time.</param>
        public void OnReply(ReplyMessage reply, long nowMs)
        {
            _bidder.Watch.Answer(reply, nowMs);
        }

        /// <summary>The gateway announced what was cleared.</summary>
        /// <param name="price">The message as received; the node keeps it.</param>
        public void OnPrice(PriceMessage price)
        {
            Clearing = price;
        }

        /// <summary>The gateway sent settings.</summary>
        /// <param name="config">The message as received.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns><see cref="RejectCode.None"/> when they are in force, also when they were before; otherwise why the old ones stay: see <see cref="NodeSettings.Check"/>.</returns>
        public RejectCode OnConfig(ConfigMessage config, long nowMs)
        {
            RejectCode outcome = NodeSettings.Check(config);
            if (outcome == RejectCode.None && config.Version != Settings.Version)
            {
                Settings = new NodeSettings(config);
                _plan.Change(nowMs, Settings);
                _bidder.Watch.SetLead(Settings.OrderLeadS);
                _inverter?.Configure(Settings);
            }

            return outcome;
        }

        private bool TakeStep(long nowMs)
        {
            switch (_step)
            {
                case Step.Rest: return nowMs >= NextCycleMs && ReadMeter(nowMs);
                case Step.ReadMeter: Measure(nowMs); return FindInverter(nowMs);
                case Step.FindInverter: _inverter!.Found(nowMs); return ReadInverter(nowMs);
                case Step.ReadInverter: _inverter!.Take(nowMs); return Obey(nowMs);
                default: _inverter!.Wrote(nowMs); return Rest();
            }
        }

        private bool ReadMeter(long nowMs)
        {
            _plan.Begin(nowMs, Settings);
            return Run(Step.ReadMeter, _meter.Ask(nowMs, _plan.Measures), nowMs);
        }

        private void Measure(long nowMs)
        {
            if (_meter.Take(nowMs))
            {
                _outbox.State(_meter.Watch.IsLost, nowMs);
            }

            if (_plan.Measures)
            {
                _outbox.Measurement(_meter.Measurement, _meter.IsFresh);
            }

            if (_meter.TryEndInterval(nowMs, _energy, out double meanW))
            {
                _bidder.Forecast.Record(_energy.IntervalStart, meanW);
                if (_energy.At > 0)
                {
                    _outbox.Energy(_energy);
                }
            }

            if (_meter.IsFresh)
            {
                _bidder.Forecast.Observe(_meter.Running.RunningMeanW, _meter.Running.Coverage, nowMs / 1000);
            }
        }

        private bool FindInverter(long nowMs)
        {
            return _inverter == null ? Rest() : Run(Step.FindInverter, _inverter.Find(nowMs), nowMs);
        }

        private bool ReadInverter(long nowMs)
        {
            bool isDue = _plan.Measures || !_meter.IsFresh || _inverter!.MayBeCapped(_dispatch.ExportLimitW);
            return Run(Step.ReadInverter, _inverter!.Ask(nowMs, isDue), nowMs);
        }

        private bool Obey(long nowMs)
        {
            return Run(Step.WriteInverter, _inverter!.Obey(nowMs, _meter, _dispatch.ExportLimitW), nowMs);
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

        private static long Earlier(long a, long b)
        {
            return a < b ? a : b;
        }
    }
}

using EdgeLem.Contracts;
using EdgeLem.Node.Bidding;
using EdgeLem.Node.Control;
using EdgeLem.Node.Metering;
using EdgeLem.Node.Metering.Store;

namespace EdgeLem.Node
{
    /// <content>What the host sees of the cycle: when to call it, what it found, and where messages go in.</content>
    public sealed partial class NodeCycle
    {
        private bool _isStarted;
        private long _nowMs;

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

        /// <summary>The counters that wait for the gateway's answer, and what became of those before.</summary>
        public EnergyForwarder Energy => _forwarder;

        /// <summary>How far the clock can be trusted, as the host last said; <see cref="TimeQuality.Synchronised"/> unless it said otherwise.</summary>
        public TimeQuality TimeQuality { get; private set; } = TimeQuality.Synchronised;

        /// <summary>Whether nothing was under way and nothing due when <see cref="Advance"/> was last called: nothing happens before <see cref="NextDueMs"/> unless a message comes.</summary>
        public bool IsIdle => _step == Step.Rest && _nowMs < NextDueMs;

        /// <summary>When <see cref="Advance"/> is to be called next in ms, if no bytes arrive: the next due, or the bus's deadline while it is busy; <see cref="long.MaxValue"/> for never.</summary>
        public long NextDueMs => !_isStarted ? long.MaxValue : _step == Step.Rest ? Earlier(SendingDueMs, NextCycleMs) : _bus.Master.DeadlineMs;

        /// <summary>
        /// Whether, at the present voltage sample, neither a movement of the droop nor a setpoint write is still to come. Always true without an
        /// inverter and while it does not answer.
        /// </summary>
        public bool ControlIsSettled => _inverter == null || (_step == Step.Rest && _inverter.IsSettled(_dispatch.ExportLimitW));

        private long SendingDueMs => ClockIsKnown ? Earlier(_bidder.Watch.DueMs, _forwarder.DueMs) : long.MaxValue;

        private long NextCycleMs => !_isStarted ? long.MaxValue : Earlier(Earlier(_plan.NextMs, _meter.IntervalDueMs), Earlier(_meter.Watch.RetryAtMs, _bus.Polls.DueMs));

        /// <summary>Starts the node: announces it and makes the first cycle due.</summary>
        /// <param name="nowMs">The time.</param>
        public void Start(long nowMs)
        {
            _isStarted = true;
            _nowMs = nowMs;
            _plan.Start(nowMs, Settings);
            if (TimeQuality != TimeQuality.Unknown)
            {
                GoOnFromStore(nowMs);
            }

            Announce(nowMs);
        }

        /// <summary>
        /// The host found out how far its clock can be trusted; to be called before <see cref="Start"/> when it cannot, and when that changes. While the time
        /// is not known nothing is stored. A clock that was ahead and must go back needs a new <see cref="NodeCycle"/> on the same store, like a reboot:
        /// it gives up the records that the wrong time was put on.
        /// </summary>
        /// <param name="quality">How far.</param>
        /// <param name="nowMs">The time by the clock as it is now; not before an earlier call's.</param>
        public void OnClock(TimeQuality quality, long nowMs)
        {
            bool wasKnown = ClockIsKnown;
            TimeQuality = quality;
            if (ClockIsKnown && !wasKnown && _isStarted)
            {
                GoOnFromStore(nowMs);
            }

            _meter.SetTimeKnown(ClockIsKnown, nowMs);
            if (ClockIsKnown != wasKnown)
            {
                ChangeClock(nowMs);
            }
        }

        /// <summary>The connection to the broker is lost: stored counters stay where they are until <see cref="Announce"/> tells that it is back.</summary>
        public void OnLinkLost()
        {
            _forwarder.Pause();
        }

        /// <summary>Publishes state and about; the host calls it after every new connection, because the broker may have published the last will.</summary>
        /// <param name="nowMs">The time.</param>
        public void Announce(long nowMs)
        {
            _outbox.State(_meter.Watch.IsLost, nowMs);
            _outbox.About(_bus);
            _forwarder.Resume();
        }

        /// <summary>The gate opened, or was announced again.</summary>
        /// <param name="gate">The message as received.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns><see cref="RejectCode.None"/>, or why it is ignored; see <see cref="OrderWatch.Check"/>.</returns>
        public RejectCode OnGate(GateMessage gate, long nowMs)
        {
            Hear(nowMs);
            RejectCode outcome = KeepGate(gate, OrderWatch.Check(gate));
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
            Hear(nowMs);
            return _dispatch.Take(dispatch, _meter.Grid, nowMs / 1000);
        }

        /// <summary>The gateway answered a message.</summary>
        /// <param name="reply">The message as received.</param>
        /// <param name="nowMs">The time.</param>
        public void OnReply(ReplyMessage reply, long nowMs)
        {
            Hear(nowMs);
            _bidder.Watch.Answer(reply, nowMs);
            if (reply.About == Topics.Orders && reply.Code == (int)RejectCode.QuantityOutOfBounds)
            {
                _dispatch.ForgetWidest();
            }

            _forwarder.Answer(reply, nowMs);
        }

        /// <summary>The gateway announced what was cleared.</summary>
        /// <param name="price">The message as received; the node keeps it.</param>
        public void OnPrice(PriceMessage price)
        {
            Clearing = price;
            _bidder.Learn(price);
        }

        /// <summary>The gateway sent settings.</summary>
        /// <param name="config">The message as received.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns><see cref="RejectCode.None"/> when they are in force, also when they were before; otherwise why the old ones stay: see <see cref="NodeSettings.Check"/> and <see cref="ConfigFaults"/>.</returns>
        public RejectCode OnConfig(ConfigMessage config, long nowMs)
        {
            Hear(nowMs);
            RejectCode outcome = Examine(config);
            if (outcome == RejectCode.None && config.Version != Settings.Version)
            {
                Settings = new NodeSettings(config);
                _plan.Change(nowMs, Settings);
                _bidder.Watch.SetLead(Settings.OrderLeadS);
                _bidder.Configure(Settings.Bidding);
                _inverter?.Configure(Settings);
            }

            return outcome;
        }

        private void GoOnFromStore(long nowMs)
        {
            _forwarder.DropAfter(nowMs / 1000);
            if (_forwarder.Store.TryReadNewest(_record))
            {
                _meter.Resume(_record, nowMs);
            }
        }

        private static long Earlier(long a, long b)
        {
            return a < b ? a : b;
        }
    }
}

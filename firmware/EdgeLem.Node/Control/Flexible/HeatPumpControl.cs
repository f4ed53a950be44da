// Source   SG Ready interface, version 1.1: two relays; state 1 lasts two hours at most.
// Method   blocked  at once, when house, vehicle and storage as planned exceed the import limit
//          normal   again when its power has room below the limit and the least off-time is over; after two hours in any case, for the least on-time: a house must not freeze
//          advised  when as planned its power would be exported; it stays for the least on-time and ends when nothing is exported any more
namespace EdgeLem.Node.Control
{
    /// <summary>Decides the SG Ready state of a heat pump and drives its two relays.</summary>
    public sealed class HeatPumpControl
    {
        /// <summary>Longest blockade, ms.</summary>
        public const long LongestBlockMs = 7200000;

        private readonly IRelay _first;
        private readonly IRelay _second;
        private readonly HeatPumpTimes _times;
        private long _sinceMs = long.MinValue;
        private bool _isRelieved;
        private bool _isDriven;

        /// <summary>Creates a control in the normal state; the relays are driven with the first decision.</summary>
        /// <param name="first">First relay of the interface.</param>
        /// <param name="second">Second relay of the interface.</param>
        /// <param name="times">Rated power and least times.</param>
        public HeatPumpControl(IRelay first, IRelay second, HeatPumpTimes times)
        {
            _first = first;
            _second = second;
            _times = times;
        }

        /// <summary>The state in force.</summary>
        public HeatPumpState State { get; private set; } = HeatPumpState.Normal;

        /// <summary>Decides and switches.</summary>
        /// <param name="situation">House, envelope, and what vehicle and storage are set to.</param>
        public void Decide(FlexibleSituation situation)
        {
            long nowMs = situation.NowMs;
            _sinceMs = _sinceMs == long.MinValue ? nowMs - _times.LeastOnMs : _sinceMs;
            double plannedW = situation.BaseW + situation.VehiclePlannedW + situation.StoragePlannedW;
            if (situation.MeterIsLost)
            {
                Enter(HeatPumpState.Normal, nowMs);
            }
            else if (!double.IsNaN(plannedW))
            {
                Enter(Next(plannedW, situation.ImportLimitW, nowMs), nowMs);
            }

            if (!_isDriven)
            {
                Drive();
            }
        }

        /// <summary>Takes a clock that was set: the present state counts from now on.</summary>
        /// <param name="nowMs">The time in ms after the setting.</param>
        public void Rebase(long nowMs)
        {
            _sinceMs = _sinceMs == long.MinValue ? _sinceMs : nowMs;
        }

        private HeatPumpState Next(double plannedW, double importLimitW, long nowMs)
        {
            long lastedMs = nowMs - _sinceMs;
            switch (State)
            {
                case HeatPumpState.Blocked: return AfterBlocked(plannedW, importLimitW, lastedMs);
                case HeatPumpState.Advised: return AfterAdvised(plannedW, importLimitW, lastedMs);
                default: return AfterNormal(plannedW, importLimitW, lastedMs);
            }
        }

        private HeatPumpState AfterBlocked(double plannedW, double importLimitW, long lastedMs)
        {
            _isRelieved = lastedMs >= LongestBlockMs;
            bool hasRoom = plannedW + _times.RatedW <= importLimitW && lastedMs >= _times.LeastOffMs;
            return hasRoom || _isRelieved ? HeatPumpState.Normal : HeatPumpState.Blocked;
        }

        private HeatPumpState AfterAdvised(double plannedW, double importLimitW, long lastedMs)
        {
            if (plannedW > importLimitW)
            {
                return HeatPumpState.Blocked;
            }

            return plannedW > 0 && lastedMs >= _times.LeastOnMs ? HeatPumpState.Normal : HeatPumpState.Advised;
        }

        private HeatPumpState AfterNormal(double plannedW, double importLimitW, long lastedMs)
        {
            bool mayLeave = lastedMs >= _times.LeastOnMs;
            if (plannedW > importLimitW && (mayLeave || !_isRelieved))
            {
                _isRelieved = false;
                return HeatPumpState.Blocked;
            }

            return plannedW <= -_times.RatedW && mayLeave ? HeatPumpState.Advised : HeatPumpState.Normal;
        }

        private void Enter(HeatPumpState state, long nowMs)
        {
            if (state != State)
            {
                State = state;
                _sinceMs = nowMs;
                _isDriven = false;
            }
        }

        private void Drive()
        {
            _first.Switch(State == HeatPumpState.Blocked || State == HeatPumpState.Forced);
            _second.Switch(State == HeatPumpState.Advised || State == HeatPumpState.Forced);
            _isDriven = true;
        }
    }
}

using EdgeLem.Contracts;

namespace EdgeLem.Node.Control
{
    /// <summary>
    /// Return to service: after voltage and frequency were in range for the delay, and a random addition where that takes the ramp's place, generation may rise along
    /// the ramp (IEEE 1547-2018 clause 4.10.3 and Table 4). A unit that runs when the node starts is in service.
    /// </summary>
    /// <remarks>A frequency that the meter does not give does not hold it back: the inverter's own protection looks at it.</remarks>
    public sealed class EnterService
    {
        private const double BetweenNominalsHz = 55;
        private const int RandomRange = 0x7FFF;

        private GridCodeProfile? _profile;
        private bool _isPermitted = true;
        private bool _isDelayed;
        private long _sinceMs = long.MinValue;
        private double _randomS;
        private int _random;

        /// <summary>Creates it in service.</summary>
        /// <param name="seed">Seed of the random delay; another one for each node, so that they do not return together.</param>
        public EnterService(int seed)
        {
            _random = seed;
        }

        /// <summary>Where the unit stands.</summary>
        public ServiceState State { get; private set; }

        /// <summary>Takes settings.</summary>
        /// <param name="profile">Ranges, delay and ramp.</param>
        /// <param name="isPermitted">Whether it may generate.</param>
        public void Configure(GridCodeProfile profile, bool isPermitted)
        {
            _profile = profile;
            _isDelayed = profile.EnterService;
            if (_isPermitted && !isPermitted)
            {
                State = ServiceState.NotPermitted;
            }
            else if (!_isPermitted && isPermitted)
            {
                State = _isDelayed ? ServiceState.Waiting : ServiceState.InService;
                Restart();
            }

            _isPermitted = isPermitted;
        }

        /// <summary>Notes that the unit stopped by itself or was away: it has to enter service anew.</summary>
        public void Leave()
        {
            if (_isDelayed && State != ServiceState.NotPermitted)
            {
                State = ServiceState.Waiting;
                Restart();
            }
        }

        /// <summary>Lets time act.</summary>
        /// <param name="nowMs">The time in ms.</param>
        /// <param name="sample">Voltage and frequency of this cycle.</param>
        /// <returns>Highest generation in pu of rated, 0 to 1.</returns>
        public double LimitPu(long nowMs, GridSample sample)
        {
            switch (State)
            {
                case ServiceState.InService: return 1;
                case ServiceState.NotPermitted: return 0;
                case ServiceState.Waiting: return Wait(nowMs, sample);
                default: return Ramp(nowMs);
            }
        }

        /// <summary>Takes a clock that was set: a delay or ramp begins anew.</summary>
        public void Rebase()
        {
            _sinceMs = long.MinValue;
        }

        private double Wait(long nowMs, GridSample sample)
        {
            if (!IsReady(sample))
            {
                _sinceMs = long.MinValue;
                return 0;
            }

            _sinceMs = _sinceMs == long.MinValue ? nowMs : _sinceMs;
            if (nowMs - _sinceMs >= (_profile!.EnterDelayS + _randomS) * 1000)
            {
                State = _profile.EnterRampS > 0 ? ServiceState.Ramping : ServiceState.InService;
                _sinceMs = nowMs;
            }

            return State == ServiceState.InService ? 1 : 0;
        }

        private double Ramp(long nowMs)
        {
            _sinceMs = _sinceMs == long.MinValue ? nowMs : _sinceMs;
            double rampMs = _profile!.EnterRampS * 1000;
            double passedMs = nowMs - _sinceMs;
            if (passedMs >= rampMs)
            {
                State = ServiceState.InService;
                return 1;
            }

            return passedMs / rampMs;
        }

        private bool IsReady(GridSample sample)
        {
            double hz = sample.FrequencyHz;
            double nominalHz = !double.IsNaN(hz) && hz > BetweenNominalsHz ? 60 : 50;
            bool isFrequency = double.IsNaN(hz) || (hz >= nominalHz - _profile!.EnterUnderHz && hz <= nominalHz + _profile.EnterOverHz);
            return isFrequency && sample.IsWithin(_profile!.EnterLowPu, _profile.EnterHighPu);
        }

        /// <summary>A small linear congruential sequence is enough to spread nodes over minutes.</summary>
        private void Restart()
        {
            _sinceMs = long.MinValue;
            _random = unchecked((_random * 1103515245) + 12345);
            double draw = ((_random >> 16) & RandomRange) / (double)RandomRange;
            _randomS = _profile == null ? 0 : draw * _profile.EnterRandomS;
        }
    }
}

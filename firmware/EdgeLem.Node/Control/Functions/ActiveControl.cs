// Source   IEEE 1547-2018 clauses 4.6.2 (limit active power), 5.4.2 and Table 10 (volt-watt), 4.10.3 and Table 4 (enter service).
// Method   the functions give limits, and the lowest holds: P <= min(limit, volt-watt, enter service). Volt-watt acts beside any reactive function.
// Units    pu of rated active power, generation positive.
using EdgeLem.Contracts;

namespace EdgeLem.Node.Control
{
    /// <summary>The limits of generation that do not come from the dispatch.</summary>
    public sealed class ActiveControl
    {
        private const double Settled = 0.001;

        private readonly FirstOrderResponse _voltWatt;
        private readonly ModeBlend _blend = new ModeBlend();
        private readonly EnterService _service;
        private GridCodeProfile _profile;
        private PointCurve? _curve;

        /// <summary>Creates it without a limit.</summary>
        /// <param name="settings">The profile.</param>
        /// <param name="seed">Seed of the random delay of the return to service.</param>
        public ActiveControl(ControlSettings settings, int seed)
        {
            _profile = settings.Profile;
            _voltWatt = new FirstOrderResponse(1, _profile.VoltWattResponseS);
            _service = new EnterService(seed);
            Take(settings);
        }

        /// <summary>Where the unit stands between rest and service.</summary>
        public ServiceState Service => _service.State;

        /// <summary>The limit of volt-watt alone.</summary>
        public double VoltWattPu => _voltWatt.Value;

        /// <summary>The lowest of the limits, 0 to 1.</summary>
        public double LimitPu { get; private set; } = 1;

        /// <summary>Whether the limit still moves at the present voltage.</summary>
        public bool IsMoving
        {
            get
            {
                double way = _voltWatt.Target - _voltWatt.Value;
                bool isService = _service.State == ServiceState.Ramping || _service.State == ServiceState.Waiting;
                return isService || _blend.IsRunning || way > Settled || way < -Settled;
            }
        }

        /// <summary>Exchanges the functions; volt-watt is blended over, a limit of the operator acts at once.</summary>
        /// <param name="settings">The profile.</param>
        public void Configure(ControlSettings settings)
        {
            _blend.Begin(_voltWatt.Value, settings.Profile.BlendS);
            _voltWatt.SetResponse(settings.Profile.VoltWattResponseS);
            Take(settings);
        }

        /// <summary>Notes that the unit stopped by itself or was away.</summary>
        public void Leave()
        {
            _service.Leave();
        }

        /// <summary>Moves the limits to the present. Without a voltage volt-watt holds what it had: a limit protects the network.</summary>
        /// <param name="nowMs">The time in ms.</param>
        /// <param name="sample">Voltages and frequency.</param>
        public void Sample(long nowMs, GridSample sample)
        {
            if (sample.Count > 0)
            {
                double wantedPu = Wanted(sample);
                _voltWatt.Aim(nowMs, _blend.IsRunning ? _blend.Mix(nowMs, wantedPu) : wantedPu);
            }
            else
            {
                _voltWatt.Advance(nowMs);
            }

            double servicePu = _service.LimitPu(nowMs, sample);
            double limitPu = _voltWatt.Value < _profile.PowerLimitPu ? _voltWatt.Value : _profile.PowerLimitPu;
            LimitPu = servicePu < limitPu ? servicePu : limitPu;
        }

        /// <summary>Takes a clock that was set: what lies between is no time that passed.</summary>
        /// <param name="nowMs">The time in ms after the setting.</param>
        public void Rebase(long nowMs)
        {
            _voltWatt.Rebase(nowMs);
            _blend.End();
            _service.Rebase();
        }

        private void Take(ControlSettings settings)
        {
            _profile = settings.Profile;
            bool isOn = _profile.VoltWatt && _profile.VoltWattVoltagePu != null && _profile.VoltWattPowerPu != null;
            _curve = isOn ? new PointCurve(_profile.VoltWattVoltagePu!, _profile.VoltWattPowerPu!) : null;
            _service.Configure(_profile, settings.IsPermitted);
        }

        /// <summary>The lowest limit that any of the voltages asks for.</summary>
        private double Wanted(GridSample sample)
        {
            double lowestPu = 1;
            for (int i = 0; _curve != null && i < sample.Count; i++)
            {
                double limitPu = _curve.At(sample.VoltagePu(i));
                lowestPu = limitPu < lowestPu ? limitPu : lowestPu;
            }

            return lowestPu;
        }
    }
}

using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Control
{
    /// <summary>A wallbox on the bus with its control.</summary>
    public sealed class WallboxUnit : FlexibleUnit
    {
        private readonly IWallbox _wallbox;
        private readonly ChargeControl _control;
        private readonly ChargeLimits _limits;

        /// <summary>Creates it.</summary>
        /// <param name="wallbox">The driver.</param>
        /// <param name="limits">Phases and highest current.</param>
        public WallboxUnit(IWallbox wallbox, ChargeLimits limits)
            : base(wallbox)
        {
            _wallbox = wallbox;
            _limits = limits;
            _control = new ChargeControl(limits);
        }

        /// <summary>Phases and highest current.</summary>
        public ChargeLimits Limits => _limits;

        /// <summary>Whether a vehicle is connected, as far as the wallbox tells.</summary>
        public bool HasVehicle => IsReady && (_wallbox.Reading.State == WallboxState.Connected || _wallbox.Reading.State == WallboxState.Charging);

        /// <summary>The decision.</summary>
        public ChargeControl Control => _control;

        /// <summary>A map is known beforehand: there is nothing to look for.</summary>
        protected override bool IsKnown => true;

        /// <inheritdoc/>
        protected override bool ReadingIsValid => _wallbox.ReadingIsValid;

        /// <inheritdoc/>
        protected override bool WriteSucceeded => _wallbox.WriteSucceeded;

        /// <inheritdoc/>
        protected override double ReadPowerW => _wallbox.Reading.PowerW;

        /// <inheritdoc/>
        protected override double Setpoint => _control.CurrentA;

        /// <summary>Half a step: every step is worth a write.</summary>
        protected override double SetpointStep => _wallbox.CurrentStepA / 2;

        /// <inheritdoc/>
        protected override long RefreshMs => _wallbox.RefreshMs;

        /// <summary>Whether a vehicle may take what it is offered.</summary>
        private bool MayCharge => _wallbox.Reading.State != WallboxState.NoVehicle && _wallbox.Reading.State != WallboxState.Fault;

        /// <inheritdoc/>
        public override void Decide(FlexibleSituation situation)
        {
            _control.Decide(situation, _wallbox.CurrentStepA);
            situation.VehiclePlannedW = MayCharge ? _control.PlannedW : 0;
        }

        /// <inheritdoc/>
        protected override void BeginDiscovery()
        {
            _wallbox.BeginReading();
        }

        /// <inheritdoc/>
        protected override void BeginReading()
        {
            _wallbox.BeginReading();
        }

        /// <inheritdoc/>
        protected override void BeginWrite(double setpoint)
        {
            _wallbox.BeginWrite(setpoint);
        }
    }
}

using EdgeLem.Node.Control;
using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Bidding
{
    /// <summary>The flexible devices behind the meter, and how much of the metered power is theirs.</summary>
    public sealed class FlexibleAssets
    {
        private const double NominalVoltageV = 230;

        private readonly VehicleSession _session = new VehicleSession();
        private double _wattMs;
        private long _sinceMs = -1;
        private long _sampleMs;
        private double _sampleW;

        /// <summary>The battery.</summary>
        public BatteryState Battery { get; } = new BatteryState();

        /// <summary>The vehicle.</summary>
        public VehicleState Vehicle { get; } = new VehicleState();

        /// <summary>The heat pump, heater or cooler.</summary>
        public ThermalState Thermal { get; } = new ThermalState();

        /// <summary>Present power of all that are known in W, consumption positive.</summary>
        public double PowerW => (Battery.IsKnown ? Battery.PowerW : 0) + (Vehicle.IsConnected ? Vehicle.PowerW : 0) + (Thermal.IsKnown ? Thermal.PowerW : 0);

        /// <summary>Mean power since the last <see cref="Restart"/> in W; the present power before the first sample.</summary>
        public double MeanW => _sinceMs >= 0 && _sampleMs > _sinceMs ? _wattMs / (_sampleMs - _sinceMs) : PowerW;

        /// <summary>Takes what the controlled devices say of themselves.</summary>
        /// <param name="flexibility">The devices.</param>
        /// <param name="vehicleEnergyWh">Energy that a vehicle is to get each time it is connected; 0 when it is not known.</param>
        /// <param name="nowMs">The time.</param>
        public void Take(HouseFlexibility flexibility, long vehicleEnergyWh, long nowMs)
        {
            if (flexibility.Storage != null)
            {
                TakeStorage(flexibility.Storage);
            }

            if (flexibility.Wallbox != null)
            {
                TakeWallbox(flexibility.Wallbox, vehicleEnergyWh, nowMs);
            }
        }

        /// <summary>Takes the present power; it counts until the next call.</summary>
        /// <param name="nowMs">The time.</param>
        public void Sample(long nowMs)
        {
            if (_sinceMs < 0)
            {
                _sinceMs = nowMs;
            }
            else if (nowMs > _sampleMs)
            {
                _wattMs += _sampleW * (nowMs - _sampleMs);
            }

            _sampleMs = nowMs > _sampleMs ? nowMs : _sampleMs;
            _sampleW = PowerW;
        }

        /// <summary>Begins a new mean.</summary>
        /// <param name="nowMs">The time.</param>
        public void Restart(long nowMs)
        {
            Sample(nowMs);
            _wattMs = 0;
            _sinceMs = nowMs;
            _sampleMs = nowMs;
        }

        private void TakeStorage(StorageUnit unit)
        {
            IStorage storage = unit.Storage;
            Battery.IsKnown = unit.IsReady && storage.ReadingIsValid && !double.IsNaN(unit.PowerW);
            if (Battery.IsKnown)
            {
                Battery.CapacityWh = storage.CapacityWh;
                Battery.StateOfChargePercent = storage.Reading.StateOfChargePercent;
                Battery.MaxChargeW = storage.MaxChargeW;
                Battery.MaxDischargeW = storage.MaxDischargeW;
                Battery.PowerW = unit.PowerW;
            }
        }

        private void TakeWallbox(WallboxUnit unit, long vehicleEnergyWh, long nowMs)
        {
            _session.Sample(nowMs, unit.HasVehicle, unit.PowerW);
            Vehicle.IsConnected = unit.HasVehicle;
            double neededWh = vehicleEnergyWh - _session.DrawnWh;
            Vehicle.NeededWh = vehicleEnergyWh > 0 && neededWh > 0 ? neededWh : 0;
            Vehicle.MaxChargeW = unit.Limits.Phases * unit.Limits.HighestCurrentA * NominalVoltageV;
            Vehicle.MinChargeW = unit.Limits.Phases * ChargeLimits.LeastCurrentA * NominalVoltageV;
            Vehicle.PowerW = double.IsNaN(unit.PowerW) ? 0 : unit.PowerW;
        }
    }
}

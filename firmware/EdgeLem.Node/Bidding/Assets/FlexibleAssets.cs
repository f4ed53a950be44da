namespace EdgeLem.Node.Bidding
{
    /// <summary>The flexible devices behind the meter, and how much of the metered power is theirs.</summary>
    public sealed class FlexibleAssets
    {
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
    }
}

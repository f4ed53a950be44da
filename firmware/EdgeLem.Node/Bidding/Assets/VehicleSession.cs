namespace EdgeLem.Node.Bidding
{
    /// <summary>What a vehicle has drawn since it was connected: its power, each sample held until the next one.</summary>
    public sealed class VehicleSession
    {
        private const double MsPerHour = 3600000;

        private bool _isConnected;
        private double _powerW;
        private long _sampleMs;

        /// <summary>Energy drawn since the vehicle was connected in Wh; 0 without one.</summary>
        public double DrawnWh { get; private set; }

        /// <summary>Takes the present state.</summary>
        /// <param name="nowMs">The time.</param>
        /// <param name="isConnected">Whether a vehicle is connected.</param>
        /// <param name="powerW">Its power in W; NaN, when it is not known, counts as the last one.</param>
        public void Sample(long nowMs, bool isConnected, double powerW)
        {
            if (!isConnected || !_isConnected)
            {
                DrawnWh = 0;
                _powerW = 0;
            }
            else if (nowMs > _sampleMs)
            {
                DrawnWh += _powerW * (nowMs - _sampleMs) / MsPerHour;
            }

            _isConnected = isConnected;
            _sampleMs = nowMs;
            _powerW = double.IsNaN(powerW) ? _powerW : powerW;
        }
    }
}

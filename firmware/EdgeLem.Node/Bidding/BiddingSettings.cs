using EdgeLem.Contracts;

namespace EdgeLem.Node.Bidding
{
    /// <summary>How the node bids. Immutable; a message is checked as a whole and taken as a whole.</summary>
    public sealed class BiddingSettings
    {
        private readonly BiddingConfig _config;

        /// <summary>Creates settings.</summary>
        /// <param name="config">A part for which <see cref="Check"/> gave <see cref="RejectCode.None"/>; null for the defaults. It must not change afterwards.</param>
        public BiddingSettings(BiddingConfig? config)
        {
            _config = config ?? new BiddingConfig();
            ForecastMethod = MethodOf(_config.Forecast);
        }

        /// <summary>Name of the price strategy; see <see cref="BiddingNames"/>.</summary>
        public string Strategy => OrDefault(_config.Strategy, BiddingNames.Truthful);

        /// <summary>Seed of strategies with chance.</summary>
        public long Seed => _config.Seed;

        /// <summary>Method of the forecast.</summary>
        public ForecastMethod ForecastMethod { get; }

        /// <summary>Wear of the battery per kWh in micro-euro.</summary>
        public long BatteryCycleCostMicroEurPerKwh => _config.BatteryCycleCostMicroEurPerKwh;

        /// <summary>Efficiency of a full cycle in parts per thousand.</summary>
        public long BatteryEfficiencyPermille => _config.BatteryEfficiencyPermille;

        /// <summary>Reserve of the battery in percent.</summary>
        public long BatteryReservePercent => _config.BatteryReservePercent;

        /// <summary>Lowest comfortable temperature in degrees Celsius.</summary>
        public double ComfortLowestC => _config.ComfortLowestC;

        /// <summary>Highest comfortable temperature in degrees Celsius.</summary>
        public double ComfortHighestC => _config.ComfortHighestC;

        /// <summary>The vehicle's deadline in seconds of the UTC day.</summary>
        public long VehicleReadySecondOfDay => _config.VehicleReadySecondOfDay;

        /// <summary>Energy for a vehicle per connection in Wh; 0 when it is not known.</summary>
        public long VehicleEnergyWh => _config.VehicleEnergyWh;

        /// <summary>Fall of the connection's mean voltage per kW of import in V; 0 when it is not known.</summary>
        public double VoltageFallVPerKw => _config.VoltageFallVPerKw;

        /// <summary>Lower end of the voltage band in V.</summary>
        public double LowestVoltageV => _config.LowestVoltageV;

        /// <summary>Upper end of the voltage band in V.</summary>
        public double HighestVoltageV => _config.HighestVoltageV;

        /// <summary>Whether an asset bids.</summary>
        /// <param name="name">One of the assets of <see cref="BiddingNames"/>.</param>
        /// <returns>True when it is listed.</returns>
        public bool Has(string name)
        {
            for (int i = 0; _config.Assets != null && i < _config.Assets.Length; i++)
            {
                if (_config.Assets[i] == name)
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Whether a part of a message can become settings.</summary>
        /// <param name="config">The part as received; null is sound.</param>
        /// <returns><see cref="RejectCode.None"/>, or <see cref="RejectCode.FieldOutOfRange"/> for an unknown name or a value outside its range.</returns>
        public static RejectCode Check(BiddingConfig? config)
        {
            return config == null || (NamesAreKnown(config) && AssetsAreSound(config) && BatteryIsSound(config) && ComfortIsSound(config) && VoltageIsSound(config))
                ? RejectCode.None
                : RejectCode.FieldOutOfRange;
        }

        private static bool NamesAreKnown(BiddingConfig config)
        {
            string strategy = OrDefault(config.Strategy, BiddingNames.Truthful);
            string forecast = OrDefault(config.Forecast, BiddingNames.Blend);
            return (strategy == BiddingNames.Truthful || strategy == BiddingNames.ZeroIntelligence || strategy == BiddingNames.Adaptive)
                && (forecast == BiddingNames.Blend || MethodOf(forecast) != ForecastMethod.Blend)
                && config.Seed >= 0 && config.Seed <= int.MaxValue;
        }

        private static bool AssetsAreSound(BiddingConfig config)
        {
            for (int i = 0; config.Assets != null && i < config.Assets.Length; i++)
            {
                string name = config.Assets[i];
                bool isKnown = name == BiddingNames.Battery || name == BiddingNames.Thermostat || name == BiddingNames.Vehicle;
                for (int before = 0; before < i; before++)
                {
                    isKnown = isKnown && config.Assets[before] != name;
                }

                if (!isKnown)
                {
                    return false;
                }
            }

            return true;
        }

        private static bool BatteryIsSound(BiddingConfig config)
        {
            return config.BatteryCycleCostMicroEurPerKwh >= 0 && config.BatteryCycleCostMicroEurPerKwh <= 10000000
                && config.BatteryEfficiencyPermille >= 500 && config.BatteryEfficiencyPermille <= 1000
                && config.BatteryReservePercent >= 0 && config.BatteryReservePercent <= 90;
        }

        private static bool ComfortIsSound(BiddingConfig config)
        {
            const double LeastBandC = 0.1;
            return IsWithin(config.ComfortLowestC, -30, 100) && IsWithin(config.ComfortHighestC, -30, 100)
                && config.ComfortHighestC - config.ComfortLowestC >= LeastBandC
                && config.VehicleReadySecondOfDay >= 0 && config.VehicleReadySecondOfDay < 86400
                && config.VehicleEnergyWh >= 0 && config.VehicleEnergyWh <= 200000;
        }

        private static bool VoltageIsSound(BiddingConfig config)
        {
            return IsWithin(config.VoltageFallVPerKw, 0, 100) && IsWithin(config.LowestVoltageV, 100, 300) && IsWithin(config.HighestVoltageV, 100, 300)
                && config.HighestVoltageV > config.LowestVoltageV;
        }

        private static ForecastMethod MethodOf(string name)
        {
            return name == BiddingNames.Persistence ? ForecastMethod.Persistence
                : name == BiddingNames.Yesterday ? ForecastMethod.Yesterday
                : name == BiddingNames.Smoothing ? ForecastMethod.Smoothing
                : ForecastMethod.Blend;
        }

        /// <summary>The device's JSON reader gives an empty text for null, and null for a field that is not there.</summary>
        private static string OrDefault(string name, string standard)
        {
            return string.IsNullOrEmpty(name) ? standard : name;
        }

        private static bool IsWithin(double value, double lowest, double highest)
        {
            // NaN compares true on the device: it must be asked for first (docs/adr/0001).
            return !double.IsNaN(value) && value >= lowest && value <= highest;
        }
    }
}

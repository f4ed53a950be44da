namespace EdgeLem.Contracts
{
    /// <summary>How a node bids; part of <see cref="ConfigMessage"/>. A value outside its range makes the node keep all its old settings.</summary>
    public sealed class BiddingConfig
    {
        /// <summary>How the inelastic part of the household is priced: <c>truthful</c> (default), <c>zero-intelligence</c> or <c>adaptive</c>.</summary>
        public string Strategy { get; set; } = BiddingNames.Truthful;

        /// <summary>Flexible devices that bid steps of their own: <c>battery</c>, <c>thermostat</c>, <c>vehicle</c>, each at most once; default none.</summary>
        public string[] Assets { get; set; } = new string[0];

        /// <summary>Forecast of the inelastic part: <c>blend</c> (default), <c>persistence</c>, <c>yesterday</c> or <c>smoothing</c>.</summary>
        public string Forecast { get; set; } = BiddingNames.Blend;

        /// <summary>Seed of strategies with chance, mixed with the node's id; 0 to 2147483647, default 0.</summary>
        public long Seed { get; set; }

        /// <summary>What a kWh through the battery wears off, in micro-euro; 0 to 10000000, default 50000.</summary>
        public long BatteryCycleCostMicroEurPerKwh { get; set; } = 50000;

        /// <summary>Share of charged energy that the battery gives back, in parts per thousand; 500 to 1000, default 900.</summary>
        public long BatteryEfficiencyPermille { get; set; } = 900;

        /// <summary>State of charge that the battery keeps in reserve, in percent; 0 to 90, default 10.</summary>
        public long BatteryReservePercent { get; set; } = 10;

        /// <summary>Lowest temperature that is still comfortable in degrees Celsius; -30 to 100, default 19.</summary>
        public double ComfortLowestC { get; set; } = 19;

        /// <summary>Highest temperature that is still comfortable in degrees Celsius; at least 0.1 above the lowest, up to 100; default 22.</summary>
        public double ComfortHighestC { get; set; } = 22;

        /// <summary>When the vehicle must be charged, in seconds of the UTC day; 0 to 86399, default 21600 (06:00).</summary>
        public long VehicleReadySecondOfDay { get; set; } = 21600;

        /// <summary>Energy that a vehicle is to get each time it is connected, in Wh at the wallbox; 0 to 200000, default 0: not known, so nothing is bid for it.</summary>
        public long VehicleEnergyWh { get; set; }

        /// <summary>By how much the mean voltage of the connection falls per kW of import, in V; 0 to 100, default 0: not known.</summary>
        public double VoltageFallVPerKw { get; set; }

        /// <summary>Voltage in V below which the node's orders should not bring its connection; 100 to 300, default 207.</summary>
        public double LowestVoltageV { get; set; } = 207;

        /// <summary>Voltage in V above which the node's orders should not bring its connection; 100 to 300 and above the lowest, default 253.</summary>
        public double HighestVoltageV { get; set; } = 253;
    }
}

namespace EdgeLem.Contracts
{
    /// <summary>A node's settings as the gateway wants them; retained. A value outside its range makes the node keep its old settings.</summary>
    public sealed class ConfigMessage
    {
        /// <summary>Version of the settings, rising; a node ignores a version that it already has.</summary>
        public long Version { get; set; }

        /// <summary>Nominal phase-to-neutral voltage in V, the 1 pu of the droop curve; 100 to 300.</summary>
        public double NominalVoltageV { get; set; }

        /// <summary>Volt-VAR curve, voltages V1 to V4 in pu of <see cref="NominalVoltageV"/>, rising; shape [4].</summary>
        public double[] VoltVarVoltagePu { get; set; } = new double[4];

        /// <summary>Volt-VAR curve, reactive power Q1 to Q4 in pu of the inverter's VA, injection positive, falling; shape [4].</summary>
        public double[] VoltVarReactivePu { get; set; } = new double[4];

        /// <summary>Open-loop response time of the droop in s (time to 90 % of a step); 1 to 90.</summary>
        public double OpenLoopResponseS { get; set; }

        /// <summary>Time between two measurement messages in s; 1 to 900.</summary>
        public long MeasurementPeriodS { get; set; }

        /// <summary>Time between two steps of the droop in ms; 100 to 60000.</summary>
        public long ControlPeriodMs { get; set; }

        /// <summary>How long before gate closure the node sends its orders, in s; 0 to 3600.</summary>
        public long OrderLeadS { get; set; }

        /// <summary>
        /// Where the node's limit price lies between the feed-in price (0) and the retail price (1000), in parts per thousand:
        /// a buyer bids feed-in + share x (retail - feed-in); a seller offers retail - share x (retail - feed-in). 0 to 1000.
        /// </summary>
        public long LimitPriceSharePermille { get; set; }

        /// <summary>How the node bids; null for the defaults of <see cref="BiddingConfig"/>.</summary>
        public BiddingConfig? Bidding { get; set; }

        /// <summary>Grid-code profile and control of flexible devices (docs/control.md); null for the volt-VAR droop alone.</summary>
        public ControlConfig? Control { get; set; }
    }
}

namespace EdgeLem.Node.Bidding
{
    /// <summary>What the node knows of its battery. One object, refilled by whoever reads the battery.</summary>
    public sealed class BatteryState
    {
        /// <summary>Whether the rest holds; false before the first reading and while the battery does not answer.</summary>
        public bool IsKnown { get; set; }

        /// <summary>Usable energy when full in Wh, above 0.</summary>
        public double CapacityWh { get; set; }

        /// <summary>State of charge in percent of the usable energy, 0 to 100.</summary>
        public double StateOfChargePercent { get; set; }

        /// <summary>Most power it takes in W, positive.</summary>
        public double MaxChargeW { get; set; }

        /// <summary>Most power it gives in W, positive.</summary>
        public double MaxDischargeW { get; set; }

        /// <summary>Present power in W, charging positive.</summary>
        public double PowerW { get; set; }
    }
}

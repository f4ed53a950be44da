namespace EdgeLem.Node.Bidding
{
    /// <summary>What the node knows of the vehicle at its charging point. One object, refilled by whoever reads the charging point.</summary>
    public sealed class VehicleState
    {
        /// <summary>Whether a vehicle is connected and the rest holds.</summary>
        public bool IsConnected { get; set; }

        /// <summary>Energy it still needs until its deadline in Wh, at the charging point; 0 or more.</summary>
        public double NeededWh { get; set; }

        /// <summary>Most power it takes in W, positive.</summary>
        public double MaxChargeW { get; set; }

        /// <summary>Least power at which it charges in W, positive; IEC 61851-1 begins at 6 A per phase.</summary>
        public double MinChargeW { get; set; }

        /// <summary>Present power in W, charging positive.</summary>
        public double PowerW { get; set; }
    }
}

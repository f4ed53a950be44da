namespace EdgeLem.Node.Bidding
{
    /// <summary>What the node knows of a heat pump, an electric heater or a cooler. One object, refilled by whoever measures the temperature.</summary>
    public sealed class ThermalState
    {
        /// <summary>Whether the rest holds.</summary>
        public bool IsKnown { get; set; }

        /// <summary>Whether it cools; otherwise it heats.</summary>
        public bool Cools { get; set; }

        /// <summary>Temperature of room or tank in degrees Celsius.</summary>
        public double TemperatureC { get; set; }

        /// <summary>Power that it takes when it runs in W, positive.</summary>
        public double RatedW { get; set; }

        /// <summary>Present power in W, 0 or more.</summary>
        public double PowerW { get; set; }
    }
}

namespace EdgeLem.Node.Devices
{
    /// <summary>What a storage shows at one instant. The driver refills one object.</summary>
    public sealed class StorageReading
    {
        /// <summary>State of charge, percent of the usable capacity, 0 to 100.</summary>
        public double StateOfChargePercent { get; set; }

        /// <summary>Active power, W; charging positive.</summary>
        public double PowerW { get; set; }
    }
}

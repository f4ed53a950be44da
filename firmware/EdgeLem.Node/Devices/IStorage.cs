namespace EdgeLem.Node.Devices
{
    /// <summary>A controllable storage: a battery with its inverter. Power in load reference: charging positive, discharging negative.</summary>
    public interface IStorage : IBusDevice
    {
        /// <summary>Whether discovery succeeded: the ratings are known, and readings and writes are possible.</summary>
        public bool IsDiscovered { get; }

        /// <summary>Usable capacity, Wh; 0 until discovered or when the device does not give it.</summary>
        public double CapacityWh { get; }

        /// <summary>Highest charging power, W, positive; 0 until discovered.</summary>
        public double MaxChargeW { get; }

        /// <summary>Highest discharging power, W, positive; 0 until discovered.</summary>
        public double MaxDischargeW { get; }

        /// <summary>Whether the last reading job, being finished, brought a whole and plausible reading.</summary>
        public bool ReadingIsValid { get; }

        /// <summary>The reading: one object, refilled by each job. Without meaning unless <see cref="ReadingIsValid"/>.</summary>
        public StorageReading Reading { get; }

        /// <summary>Whether the last write job, being finished, was confirmed.</summary>
        public bool WriteSucceeded { get; }

        /// <summary>Starts finding the device's layout and ratings.</summary>
        public void BeginDiscovery();

        /// <summary>Starts a reading.</summary>
        public void BeginReading();

        /// <summary>Starts writing a power setpoint.</summary>
        /// <param name="powerW">Power to hold, W: charging positive, discharging negative. Held within the device's limits.</param>
        public void BeginWrite(double powerW);
    }
}

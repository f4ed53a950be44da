namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// A controllable inverter. All values in load reference: generation is negative power, absorbed (inductive, under-excited) vars are positive.
    /// </summary>
    public interface IInverter : IBusDevice
    {
        /// <summary>Whether discovery succeeded: the ratings are known, and readings and writes are possible. A reading that finds another layout ends it.</summary>
        public bool IsDiscovered { get; }

        /// <summary>Rated active power, W, positive; 0 until discovered.</summary>
        public double RatedPowerW { get; }

        /// <summary>Rated apparent power, VA; 0 until discovered.</summary>
        public double RatedVoltAmpere { get; }

        /// <summary>The reactive power, var, positive, that the inverter can both absorb and supply; 0 until discovered, and where it takes no reactive setpoint.</summary>
        public double RatedReactivePowerVar { get; }

        /// <summary>Whether the last reading job, being finished, brought a whole and plausible reading.</summary>
        public bool ReadingIsValid { get; }

        /// <summary>The reading: one object, refilled by each job. Without meaning unless <see cref="ReadingIsValid"/>.</summary>
        public InverterReading Reading { get; }

        /// <summary>Whether the last write job, being finished, read back what it wrote. False from <see cref="BeginWrite"/> until then.</summary>
        public bool WriteSucceeded { get; }

        /// <summary>Starts finding the device's layout and ratings.</summary>
        public void BeginDiscovery();

        /// <summary>Starts a reading. Without discovery the job has no request and ends with <see cref="DeviceFault.NotDiscovered"/>.</summary>
        public void BeginReading();

        /// <summary>Starts writing setpoints, with read-back. Without discovery the job has no request and ends with <see cref="DeviceFault.NotDiscovered"/>.</summary>
        /// <param name="generationLimitW">
        /// The most active power to generate, W, as a magnitude: 0 or more. Above the inverter's maximum means no limit; it is rounded down to the
        /// device's step.
        /// </param>
        /// <param name="reactivePowerVar">Reactive power to hold, var, load reference: positive absorbs. Held within the inverter's capability.</param>
        /// <exception cref="System.ArgumentOutOfRangeException">The limit is negative, or a value is not a number.</exception>
        public void BeginWrite(double generationLimitW, double reactivePowerVar);
    }
}

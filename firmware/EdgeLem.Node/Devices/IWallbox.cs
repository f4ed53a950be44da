namespace EdgeLem.Node.Devices
{
    /// <summary>A wallbox for one electric vehicle, controlled by the current that it signals to the vehicle (IEC 61851-1).</summary>
    public interface IWallbox : IBusDevice
    {
        /// <summary>Step of the setpoint, A: it is rounded down to whole steps.</summary>
        public double CurrentStepA { get; }

        /// <summary>Longest time in ms between two writes, so that the device's watchdog is refreshed in half of its time.</summary>
        public long RefreshMs { get; }

        /// <summary>Whether the last reading job, being finished, brought a whole and plausible reading. False from <see cref="BeginReading"/> until then.</summary>
        public bool ReadingIsValid { get; }

        /// <summary>The reading: one object, refilled by each job. Without meaning unless <see cref="ReadingIsValid"/>.</summary>
        public WallboxReading Reading { get; }

        /// <summary>Whether the last write job, being finished, was confirmed.</summary>
        public bool WriteSucceeded { get; }

        /// <summary>Starts a reading.</summary>
        public void BeginReading();

        /// <summary>Starts writing the current; the first write also sets the device's watchdog and fail-safe current.</summary>
        /// <param name="currentA">A per phase: 0 for a pause, or 6 to 63.</param>
        /// <exception cref="System.ArgumentOutOfRangeException">The current is neither.</exception>
        public void BeginWrite(double currentA);
    }
}

namespace EdgeLem.Node.Devices
{
    /// <summary>An energy meter at the connection point. All values in load reference: import positive, export negative, absorbed vars positive.</summary>
    public interface IMeter : IBusDevice
    {
        /// <summary>Whether the last job, being finished, brought a whole and plausible reading. False from <see cref="BeginReading"/> until then.</summary>
        public bool ReadingIsValid { get; }

        /// <summary>The reading: one object, refilled by each job. Without meaning unless <see cref="ReadingIsValid"/>.</summary>
        public MeterReading Reading { get; }

        /// <summary>Starts a reading.</summary>
        /// <param name="everything">True for voltages, currents, powers, frequency and energy counters; false for the fast group only: voltages, currents, powers.</param>
        public void BeginReading(bool everything);
    }
}

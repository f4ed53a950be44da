namespace EdgeLem.Node.Devices
{
    /// <summary>A device that is only read, over and over: a storage device, a wallbox, a second meter.</summary>
    public interface IPolledDevice : IBusDevice
    {
        /// <summary>Whether the last reading job, being finished, brought a whole and plausible reading. False from <see cref="BeginReading"/> until then.</summary>
        public bool ReadingIsValid { get; }

        /// <summary>Starts a reading; where the device must be found first, the job does that.</summary>
        public void BeginReading();
    }
}

namespace EdgeLem.Node.Devices
{
    /// <summary>A device whose driver needs the time, for its write budget. The bus tells it before each job.</summary>
    public interface ITimedDevice
    {
        /// <summary>Tells the time.</summary>
        /// <param name="nowMs">The time in ms.</param>
        public void SetTime(long nowMs);
    }
}

namespace System.Device.I2c
{
    // nanoframework.md, Appendix B, System.Device.I2c.I2cDevice
    public class I2cDevice : IDisposable
    {
        internal I2cDevice() { }
        public static I2cDevice Create(I2cConnectionSettings settings) => throw new NotSupportedException();
        public void Dispose() => throw new NotSupportedException();
    }
}

namespace System.Device.I2c
{
    // nanoframework.md, Appendix B, System.Device.I2c.I2cConnectionSettings
    public sealed class I2cConnectionSettings
    {
        public I2cConnectionSettings(int busId, int deviceAddress, I2cBusSpeed busSpeed) => throw new NotSupportedException();
    }
}

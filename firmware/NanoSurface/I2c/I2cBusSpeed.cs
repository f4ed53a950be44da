namespace System.Device.I2c
{
    // nanoframework.md, Appendix B, System.Device.I2c.I2cBusSpeed
    public enum I2cBusSpeed
    {
        FastMode = 1,
    }
}

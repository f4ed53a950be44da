namespace System.Device.I2c
{
    // nanoframework.md, Appendix B, System.Device.I2c.I2cTransferStatus
    public enum I2cTransferStatus
    {
        UnknownError = 0,
        FullTransfer = 1,
        ClockStretchTimeout = 2,
        PartialTransfer = 3,
        SlaveAddressNotAcknowledged = 4,
    }
}

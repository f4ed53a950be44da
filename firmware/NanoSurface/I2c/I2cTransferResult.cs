namespace System.Device.I2c
{
    // nanoframework.md, Appendix B, System.Device.I2c.I2cTransferResult
    public struct I2cTransferResult
    {
        public uint BytesTransferred => throw new NotSupportedException();
        public I2cTransferStatus Status => throw new NotSupportedException();
    }
}

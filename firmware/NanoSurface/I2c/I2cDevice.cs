namespace System.Device.I2c
{
    // nanoframework.md, Appendix B, System.Device.I2c.I2cDevice
    public class I2cDevice : IDisposable
    {
        internal I2cDevice() { }
        public byte ReadByte() => throw new NotSupportedException();
        public I2cTransferResult Read(SpanByte buffer) => throw new NotSupportedException();
        public I2cTransferResult WriteByte(byte value) => throw new NotSupportedException();
        public I2cTransferResult Write(SpanByte buffer) => throw new NotSupportedException();
        public I2cTransferResult WriteRead(SpanByte writeBuffer, SpanByte readBuffer) => throw new NotSupportedException();
        public static I2cDevice Create(I2cConnectionSettings settings) => throw new NotSupportedException();
        public void Dispose() => throw new NotSupportedException();
    }
}

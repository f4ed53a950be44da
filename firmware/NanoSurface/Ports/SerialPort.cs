namespace System.IO.Ports
{
    // nanoframework.md, Appendix B, System.IO.Ports.SerialPort
    public sealed class SerialPort : IDisposable
    {
        public SerialPort(string portName, int baudRate = 9600, Parity parity = Parity.None, int dataBits = 8, StopBits stopBits = StopBits.One) => throw new NotSupportedException();
        public void Open() => throw new NotSupportedException();
        public SerialMode Mode { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public int ReadTimeout { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public int WriteTimeout { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public int BytesToRead => throw new NotSupportedException();
        public int ReadBufferSize { set => throw new NotSupportedException(); get => throw new NotSupportedException(); }
        public int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public void Dispose() => throw new NotSupportedException();
    }
}

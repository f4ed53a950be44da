namespace System.IO
{
    // nanoframework.md, Appendix B, System.IO.Stream
    public abstract class Stream : MarshalByRefObject, IDisposable
    {
        public abstract long Length { get; }
        public void Dispose() => throw new NotSupportedException();
        public abstract long Seek(long offset, SeekOrigin origin);
        public abstract int Read(byte[] buffer, int offset, int count);
        public abstract void Write(byte[] buffer, int offset, int count);
    }
}

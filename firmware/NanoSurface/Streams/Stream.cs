namespace System.IO
{
    // nanoframework.md, Appendix B, System.IO.Stream
    public abstract class Stream : MarshalByRefObject, IDisposable
    {
        public abstract long Length { get; }
        public abstract long Position { get; set; }
        public virtual void Close() => throw new NotSupportedException();
        public void Dispose() => throw new NotSupportedException();
        public abstract void Flush();
        public abstract long Seek(long offset, SeekOrigin origin);
        public abstract void SetLength(long value);
        public abstract int Read(byte[] buffer, int offset, int count);
        public virtual int ReadByte() => throw new NotSupportedException();
        public abstract void Write(byte[] buffer, int offset, int count);
        public virtual void WriteByte(byte value) => throw new NotSupportedException();
    }
}

namespace System.IO
{
    // nanoframework.md, Appendix B, System.IO.FileStream
    public class FileStream : Stream
    {
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public FileStream(string path, FileMode mode) => throw new NotSupportedException();
        public FileStream(string path, FileMode mode, FileAccess access) => throw new NotSupportedException();
        public FileStream(string path, FileMode mode, FileAccess access, FileShare share) => throw new NotSupportedException();
        public FileStream(string path, FileMode mode, FileAccess access, FileShare share, int bufferSize) => throw new NotSupportedException();
        public override void Close() => throw new NotSupportedException();
        public override void Flush() => throw new NotSupportedException();
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override int ReadByte() => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override void WriteByte(byte value) => throw new NotSupportedException();
    }
}

namespace System.IO
{
    // nanoframework.md, Appendix B, System.IO.FileStream
    public class FileStream : Stream
    {
        public override long Length => throw new NotSupportedException();
        public FileStream(string path, FileMode mode, FileAccess access) => throw new NotSupportedException();
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

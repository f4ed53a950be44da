namespace System.IO
{
    // nanoframework.md, Appendix B, System.IO.DriveInfo
    public sealed class DriveInfo
    {
        public long TotalSize { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public DriveInfo(string driveName) => throw new NotSupportedException();
    }
}

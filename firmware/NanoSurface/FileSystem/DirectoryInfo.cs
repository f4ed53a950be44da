namespace System.IO
{
    // nanoframework.md, Appendix B, System.IO.DirectoryInfo
    public sealed class DirectoryInfo
    {
        internal DirectoryInfo() { }
    }
}

namespace System.IO
{
    // nanoframework.md, Appendix B, System.IO.FileShare
    public enum FileShare
    {
        None = 0,
        Read = 1,
        Write = 2,
        ReadWrite = 3,
    }
}

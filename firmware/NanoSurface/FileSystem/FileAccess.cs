namespace System.IO
{
    // nanoframework.md, Appendix B, System.IO.FileAccess
    public enum FileAccess
    {
        Read = 1,
        Write = 2,
    }
}

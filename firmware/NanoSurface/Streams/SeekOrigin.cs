namespace System.IO
{
    // nanoframework.md, Appendix B, System.IO.SeekOrigin
    public enum SeekOrigin
    {
        Begin = 0,
        Current = 1,
        End = 2,
    }
}

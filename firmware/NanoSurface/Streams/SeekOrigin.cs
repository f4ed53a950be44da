namespace System.IO
{
    // nanoframework.md, Appendix B, System.IO.SeekOrigin
    public enum SeekOrigin
    {
        Begin = 0,
    }
}

namespace System.IO
{
    // nanoframework.md, Appendix B, System.IO.FileMode
    public enum FileMode
    {
        Create = 2,
        Open = 3,
        OpenOrCreate = 4,
    }
}

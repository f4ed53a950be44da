namespace System.IO
{
    // nanoframework.md, Appendix B, System.IO.Path
    public static class Path
    {
        public static string Combine(string path1, string path2) => throw new NotSupportedException();
        public static string GetFileName(string path) => throw new NotSupportedException();
    }
}

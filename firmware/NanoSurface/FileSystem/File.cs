namespace System.IO
{
    // nanoframework.md, Appendix B, System.IO.File
    public static class File
    {
        public static void Delete(string path) => throw new NotSupportedException();
        public static bool Exists(string path) => throw new NotSupportedException();
        public static void Move(string sourceFileName, string destFileName) => throw new NotSupportedException();
    }
}

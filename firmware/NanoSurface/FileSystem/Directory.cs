namespace System.IO
{
    // nanoframework.md, Appendix B, System.IO.Directory
    public static class Directory
    {
        public static DirectoryInfo CreateDirectory(string path) => throw new NotSupportedException();
        public static void Delete(string path) => throw new NotSupportedException();
        public static void Delete(string path, bool recursive) => throw new NotSupportedException();
        public static bool Exists(string path) => throw new NotSupportedException();
        public static string[] GetFiles(string path) => throw new NotSupportedException();
    }
}

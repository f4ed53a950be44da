namespace System.IO
{
    // nanoframework.md, Appendix B, System.IO.File
    public static class File
    {
        public static void Copy(string sourceFileName, string destFileName) => throw new NotSupportedException();
        public static void Copy(string sourceFileName, string destFileName, bool overwrite) => throw new NotSupportedException();
        public static FileStream Create(string path) => throw new NotSupportedException();
        public static FileStream Create(string path, int bufferSize) => throw new NotSupportedException();
        public static void Delete(string path) => throw new NotSupportedException();
        public static bool Exists(string path) => throw new NotSupportedException();
        public static void Move(string sourceFileName, string destFileName) => throw new NotSupportedException();
        public static FileStream Open(string path, FileMode mode) => throw new NotSupportedException();
        public static FileStream Open(string path, FileMode mode, FileAccess access) => throw new NotSupportedException();
        public static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share) => throw new NotSupportedException();
        public static FileStream OpenRead(string path) => throw new NotSupportedException();
        public static FileStream OpenWrite(string path) => throw new NotSupportedException();
        public static byte[] ReadAllBytes(string path) => throw new NotSupportedException();
        public static string ReadAllText(string path) => throw new NotSupportedException();
        public static void WriteAllBytes(string path, byte[] bytes) => throw new NotSupportedException();
        public static void WriteAllText(string path, string contents) => throw new NotSupportedException();
    }
}

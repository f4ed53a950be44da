namespace System
{
    // nanoframework.md, Appendix A, System.Console
    public static class Console
    {
        public static void Write(string value) => throw new NotSupportedException();
        public static void WriteLine() => throw new NotSupportedException();
        public static void WriteLine(string value) => throw new NotSupportedException();
    }
}

namespace System.Diagnostics
{
    // nanoframework.md, Appendix A, System.Diagnostics.Debug
    public static class Debug
    {
        public static void WriteLine() => throw new NotSupportedException();
        [Conditional("DEBUG")] public static void WriteLine(string message) => throw new NotSupportedException();
    }
}

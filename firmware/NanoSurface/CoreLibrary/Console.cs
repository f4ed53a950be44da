namespace System
{
    // nanoframework.md, Appendix A, System.Console
    public static class Console
    {
        public static void WriteLine(string value) => throw new NotSupportedException();
    }
}

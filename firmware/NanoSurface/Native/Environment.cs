namespace System
{
    // nanoframework.md, Appendix B, System.Environment
    public static class Environment
    {
        public static long TickCount64 => throw new NotSupportedException();
    }
}

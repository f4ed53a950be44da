namespace System.Threading
{
    // nanoframework.md, Appendix A, System.Threading.Monitor
    public static class Monitor
    {
        public static void Enter(object obj) => throw new NotSupportedException();
        public static void Exit(object obj) => throw new NotSupportedException();
    }
}

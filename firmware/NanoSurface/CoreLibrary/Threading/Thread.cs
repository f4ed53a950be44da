namespace System.Threading
{
    // nanoframework.md, Appendix A, System.Threading.Thread
    public sealed class Thread
    {
        public Thread(ThreadStart start) => throw new NotSupportedException();
        public void Start() => throw new NotSupportedException();
        public void Abort() => throw new NotSupportedException();
        public ThreadPriority Priority { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public int ManagedThreadId => throw new NotSupportedException();
        public bool IsAlive => throw new NotSupportedException();
        public void Join() => throw new NotSupportedException();
        public bool Join(int millisecondsTimeout) => throw new NotSupportedException();
        public bool Join(TimeSpan timeout) => throw new NotSupportedException();
        public static void Sleep(int millisecondsTimeout) => throw new NotSupportedException();
        public static void Sleep(TimeSpan timeout) => throw new NotSupportedException();
        public static Thread CurrentThread => throw new NotSupportedException();
    }
}

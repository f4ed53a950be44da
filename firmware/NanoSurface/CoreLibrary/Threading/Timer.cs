namespace System.Threading
{
    // nanoframework.md, Appendix A, System.Threading.Timer
    public sealed class Timer : MarshalByRefObject, IDisposable
    {
        public Timer(TimerCallback callback, object state, int dueTime, int period) => throw new NotSupportedException();
        public Timer(TimerCallback callback, object state, TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();
        public bool Change(int dueTime, int period) => throw new NotSupportedException();
        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();
        public void Dispose() => throw new NotSupportedException();
    }
}

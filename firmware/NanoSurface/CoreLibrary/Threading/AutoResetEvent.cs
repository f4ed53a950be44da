namespace System.Threading
{
    // nanoframework.md, Appendix A, System.Threading.AutoResetEvent
    public sealed class AutoResetEvent : WaitHandle
    {
        public AutoResetEvent(bool initialState) => throw new NotSupportedException();
        public bool Set() => throw new NotSupportedException();
    }
}

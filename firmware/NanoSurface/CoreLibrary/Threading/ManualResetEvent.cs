namespace System.Threading
{
    // nanoframework.md, Appendix A, System.Threading.ManualResetEvent
    public sealed class ManualResetEvent : WaitHandle
    {
        public ManualResetEvent(bool initialState) => throw new NotSupportedException();
        public bool Reset() => throw new NotSupportedException();
        public bool Set() => throw new NotSupportedException();
    }
}

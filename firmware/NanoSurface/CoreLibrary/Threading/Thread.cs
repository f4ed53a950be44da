namespace System.Threading
{
    // nanoframework.md, Appendix A, System.Threading.Thread
    public sealed class Thread
    {
        public Thread(ThreadStart start) => throw new NotSupportedException();
        public void Start() => throw new NotSupportedException();
        public void Join() => throw new NotSupportedException();
        public bool Join(int millisecondsTimeout) => throw new NotSupportedException();
    }
}

namespace System.Threading
{
    // nanoframework.md, Appendix A, System.Threading.WaitHandle
    public abstract class WaitHandle : MarshalByRefObject
    {
        public virtual bool WaitOne(int millisecondsTimeout, bool exitContext) => throw new NotSupportedException();
    }
}

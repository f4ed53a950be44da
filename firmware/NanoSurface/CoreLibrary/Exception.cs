namespace System
{
    // nanoframework.md, Appendix A, System.Exception
    public class Exception
    {
        public Exception() => throw new NotSupportedException();
        public virtual string Message => throw new NotSupportedException();
    }
}

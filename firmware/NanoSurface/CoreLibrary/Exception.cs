namespace System
{
    // nanoframework.md, Appendix A, System.Exception
    public class Exception
    {
        protected int HResult;
        public Exception() => throw new NotSupportedException();
        public Exception(string message) => throw new NotSupportedException();
        public Exception(string message, Exception innerException) => throw new NotSupportedException();
        public virtual string Message => throw new NotSupportedException();
        public Exception InnerException => throw new NotSupportedException();
        public virtual string StackTrace => throw new NotSupportedException();
    }
}

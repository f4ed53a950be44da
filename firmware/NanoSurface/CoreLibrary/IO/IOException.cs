namespace System.IO
{
    // nanoframework.md, Appendix A, System.IO.IOException
    public class IOException : SystemException
    {
        public IOException() => throw new NotSupportedException();
        public IOException(string message) => throw new NotSupportedException();
        public IOException(string message, int hresult) => throw new NotSupportedException();
        public IOException(string message, Exception innerException) => throw new NotSupportedException();
    }
}

namespace System
{
    // nanoframework.md, Appendix A, System.ArgumentException
    public class ArgumentException : SystemException
    {
        public ArgumentException() => throw new NotSupportedException();
        public ArgumentException(string message) => throw new NotSupportedException();
        public ArgumentException(string message, string paramName) => throw new NotSupportedException();
    }

    // nanoframework.md, Appendix A, System.ArgumentNullException
    public class ArgumentNullException : ArgumentException
    {
        public ArgumentNullException(string paramName) => throw new NotSupportedException();
    }

    // nanoframework.md, Appendix A, System.ArgumentOutOfRangeException
    public class ArgumentOutOfRangeException : ArgumentException
    {
        public ArgumentOutOfRangeException(string paramName, string message) => throw new NotSupportedException();
    }

    // nanoframework.md, Appendix A, System.InvalidOperationException
    public class InvalidOperationException : SystemException
    {
        public InvalidOperationException(string message) => throw new NotSupportedException();
    }

    // nanoframework.md, Appendix A, System.NotSupportedException
    public class NotSupportedException : SystemException
    {
        public NotSupportedException() => throw new NotSupportedException();
    }

    // nanoframework.md, Appendix A, System.SystemException
    public class SystemException : Exception
    {
        public SystemException() => throw new NotSupportedException();
    }
}

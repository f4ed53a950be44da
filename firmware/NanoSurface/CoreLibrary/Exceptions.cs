namespace System
{
    // nanoframework.md, Appendix A, System.ArgumentException
    public class ArgumentException : SystemException
    {
        public ArgumentException() => throw new NotSupportedException();
        public ArgumentException(string message) => throw new NotSupportedException();
        public ArgumentException(string message, Exception innerException) => throw new NotSupportedException();
        public ArgumentException(string message, string paramName) => throw new NotSupportedException();
        public ArgumentException(string message, string paramName, Exception innerException) => throw new NotSupportedException();
    }

    // nanoframework.md, Appendix A, System.ArgumentNullException
    public class ArgumentNullException : ArgumentException
    {
        public ArgumentNullException() => throw new NotSupportedException();
        public ArgumentNullException(string paramName) => throw new NotSupportedException();
        public ArgumentNullException(string message, Exception innerException) => throw new NotSupportedException();
        public ArgumentNullException(string paramName, string message) => throw new NotSupportedException();
    }

    // nanoframework.md, Appendix A, System.ArgumentOutOfRangeException
    public class ArgumentOutOfRangeException : ArgumentException
    {
        public ArgumentOutOfRangeException() => throw new NotSupportedException();
        public ArgumentOutOfRangeException(string paramName) => throw new NotSupportedException();
        public ArgumentOutOfRangeException(string paramName, string message) => throw new NotSupportedException();
    }

    // nanoframework.md, Appendix A, System.FormatException
    public class FormatException : SystemException
    {
        public FormatException() => throw new NotSupportedException();
        public FormatException(string message) => throw new NotSupportedException();
        public FormatException(string message, Exception innerException) => throw new NotSupportedException();
    }

    // nanoframework.md, Appendix A, System.IndexOutOfRangeException
    public class IndexOutOfRangeException : SystemException
    {
        public IndexOutOfRangeException() => throw new NotSupportedException();
        public IndexOutOfRangeException(string message) => throw new NotSupportedException();
        public IndexOutOfRangeException(string message, Exception innerException) => throw new NotSupportedException();
    }

    // nanoframework.md, Appendix A, System.InvalidCastException
    public class InvalidCastException : SystemException
    {
        public InvalidCastException() => throw new NotSupportedException();
        public InvalidCastException(string message) => throw new NotSupportedException();
        public InvalidCastException(string message, Exception innerException) => throw new NotSupportedException();
    }

    // nanoframework.md, Appendix A, System.InvalidOperationException
    public class InvalidOperationException : SystemException
    {
        public InvalidOperationException() => throw new NotSupportedException();
        public InvalidOperationException(string message) => throw new NotSupportedException();
        public InvalidOperationException(string message, Exception innerException) => throw new NotSupportedException();
    }

    // nanoframework.md, Appendix A, System.NotSupportedException
    public class NotSupportedException : SystemException
    {
        public NotSupportedException() => throw new NotSupportedException();
        public NotSupportedException(string message) => throw new NotSupportedException();
        public NotSupportedException(string message, Exception innerException) => throw new NotSupportedException();
    }

    // nanoframework.md, Appendix A, System.NullReferenceException
    public class NullReferenceException : SystemException
    {
        public NullReferenceException() => throw new NotSupportedException();
        public NullReferenceException(string message) => throw new NotSupportedException();
        public NullReferenceException(string message, Exception innerException) => throw new NotSupportedException();
    }

    // nanoframework.md, Appendix A, System.ObjectDisposedException
    public class ObjectDisposedException : SystemException
    {
        public ObjectDisposedException() => throw new NotSupportedException();
        public ObjectDisposedException(string message) => throw new NotSupportedException();
        public ObjectDisposedException(string message, Exception innerException) => throw new NotSupportedException();
    }

    // nanoframework.md, Appendix A, System.OutOfMemoryException
    public class OutOfMemoryException : SystemException
    {
        public OutOfMemoryException() => throw new NotSupportedException();
        public OutOfMemoryException(string message) => throw new NotSupportedException();
        public OutOfMemoryException(string message, Exception innerException) => throw new NotSupportedException();
    }

    // nanoframework.md, Appendix A, System.SystemException
    public class SystemException : Exception
    {
        public SystemException() => throw new NotSupportedException();
        public SystemException(string message) => throw new NotSupportedException();
        public SystemException(string message, Exception innerException) => throw new NotSupportedException();
    }

    // nanoframework.md, Appendix A, System.TimeoutException
    public class TimeoutException : SystemException
    {
        public TimeoutException() => throw new NotSupportedException();
        public TimeoutException(string message) => throw new NotSupportedException();
        public TimeoutException(string message, Exception innerException) => throw new NotSupportedException();
    }
}

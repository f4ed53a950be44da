namespace System.Threading
{
    // nanoframework.md, Appendix B, System.Threading.CancellationTokenSource
    public class CancellationTokenSource : IDisposable
    {
        public bool IsCancellationRequested => throw new NotSupportedException();
        public CancellationToken Token => throw new NotSupportedException();
        public CancellationTokenSource(int millisecondsDelay) => throw new NotSupportedException();
        public CancellationTokenSource(TimeSpan delay) => throw new NotSupportedException();
        public CancellationTokenSource() => throw new NotSupportedException();
        public void Cancel() => throw new NotSupportedException();
        public void Cancel(bool throwOnFirstException) => throw new NotSupportedException();
        public void Dispose() => throw new NotSupportedException();
    }
}

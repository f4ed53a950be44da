namespace System.Threading
{
    // nanoframework.md, Appendix B, System.Threading.CancellationTokenSource
    public class CancellationTokenSource : IDisposable
    {
        public CancellationToken Token => throw new NotSupportedException();
        public CancellationTokenSource(int millisecondsDelay) => throw new NotSupportedException();
        public void Dispose() => throw new NotSupportedException();
    }
}

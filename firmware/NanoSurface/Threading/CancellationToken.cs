namespace System.Threading
{
    // nanoframework.md, Appendix B, System.Threading.CancellationToken
    public struct CancellationToken
    {
        private readonly object _source;
        public static CancellationToken None => throw new NotSupportedException();
        public bool IsCancellationRequested => throw new NotSupportedException();
    }
}

namespace System.Threading
{
    // nanoframework.md, Appendix B, System.Threading.CancellationToken
    public struct CancellationToken
    {
        private readonly object _source;
    }
}

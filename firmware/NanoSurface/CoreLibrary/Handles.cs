namespace System
{
    // nanoframework.md, Appendix A, System.RuntimeTypeHandle
    public struct RuntimeTypeHandle
    {
        private readonly int _handle;
    }
}

namespace System
{
    // nanoframework.md, Appendix A, System.RuntimeFieldHandle
    public struct RuntimeFieldHandle
    {
        private readonly int _handle;
    }

    // nanoframework.md, Appendix A, System.RuntimeTypeHandle
    public struct RuntimeTypeHandle
    {
        private readonly int _handle;
    }
}

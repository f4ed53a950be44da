namespace System
{
    // nanoframework.md, Appendix A, System.MarshalByRefObject
    public abstract class MarshalByRefObject
    {
    }
}

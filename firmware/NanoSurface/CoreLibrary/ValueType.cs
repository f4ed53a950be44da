namespace System
{
    // nanoframework.md, Appendix A, System.ValueType
    public abstract class ValueType
    {
    }
}

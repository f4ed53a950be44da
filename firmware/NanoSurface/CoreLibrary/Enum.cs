namespace System
{
    // nanoframework.md, Appendix A, System.Enum
    public abstract class Enum : ValueType
    {
    }
}

namespace System.Diagnostics.CodeAnalysis
{
    // nanoframework.md, Appendix A: the nullable-analysis attributes are all present.
    public sealed class NotNullWhenAttribute : Attribute
    {
        public NotNullWhenAttribute(bool returnValue) => throw new NotSupportedException();
    }
}

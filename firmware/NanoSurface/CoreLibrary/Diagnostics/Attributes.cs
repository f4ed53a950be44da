namespace System.Diagnostics
{
    // nanoframework.md, Appendix A, System.Diagnostics.ConditionalAttribute
    public sealed class ConditionalAttribute : Attribute
    {
        public ConditionalAttribute(string conditionString) => throw new NotSupportedException();
    }
}

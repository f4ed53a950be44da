namespace System.Reflection
{
    // nanoframework.md, Appendix A, System.Reflection.DefaultMemberAttribute
    public sealed class DefaultMemberAttribute : Attribute
    {
        public DefaultMemberAttribute(string memberName) => throw new NotSupportedException();
    }
}

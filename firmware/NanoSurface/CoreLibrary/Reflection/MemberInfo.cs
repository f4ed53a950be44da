namespace System.Reflection
{
    // nanoframework.md, Appendix A, System.Reflection.MemberInfo
    public abstract class MemberInfo
    {
        public abstract string Name { get; }
    }
}

using System.Reflection;

namespace System
{
    // nanoframework.md, Appendix A, System.Type
    public abstract class Type : MemberInfo
    {
        public static Type GetTypeFromHandle(RuntimeTypeHandle handle) => throw new NotSupportedException();
        public abstract string FullName { get; }
    }
}

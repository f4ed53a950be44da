using System.Reflection;

namespace System
{
    // nanoframework.md, Appendix A, System.AttributeTargets
    public enum AttributeTargets
    {
    }

    // nanoframework.md, Appendix A, System.AttributeUsageAttribute
    public sealed class AttributeUsageAttribute : Attribute
    {
        public AttributeUsageAttribute(AttributeTargets validOn) => throw new NotSupportedException();
        public bool AllowMultiple { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public bool Inherited { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    }

    // nanoframework.md, Appendix A, System.ParamArrayAttribute
    public sealed class ParamArrayAttribute : Attribute
    {
    }
}

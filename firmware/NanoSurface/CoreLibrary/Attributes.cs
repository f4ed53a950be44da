using System.Reflection;

namespace System
{
    // nanoframework.md, Appendix A, System.AttributeTargets
    public enum AttributeTargets
    {
        Assembly = 0x0001,
        Module = 0x0002,
        Class = 0x0004,
        Struct = 0x0008,
        Enum = 0x0010,
        Constructor = 0x0020,
        Method = 0x0040,
        Property = 0x0080,
        Field = 0x0100,
        Event = 0x0200,
        Interface = 0x0400,
        Parameter = 0x0800,
        Delegate = 0x1000,
        ReturnValue = 0x2000,
        All = Assembly | Module | Class | Struct | Enum | Constructor | Method | Property | Field | Event | Interface | Parameter | Delegate | ReturnValue,
    }

    // nanoframework.md, Appendix A, System.AttributeUsageAttribute
    public sealed class AttributeUsageAttribute : Attribute
    {
        public AttributeUsageAttribute(AttributeTargets validOn) => throw new NotSupportedException();
        public AttributeTargets ValidOn => throw new NotSupportedException();
        public bool AllowMultiple { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public bool Inherited { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    }

    // nanoframework.md, Appendix A, System.FlagsAttribute
    public class FlagsAttribute : Attribute
    {
    }

    // nanoframework.md, Appendix A, System.ObsoleteAttribute
    public sealed class ObsoleteAttribute : Attribute
    {
        public ObsoleteAttribute() => throw new NotSupportedException();
        public ObsoleteAttribute(string message) => throw new NotSupportedException();
        public ObsoleteAttribute(string message, bool error) => throw new NotSupportedException();
    }

    // nanoframework.md, Appendix A, System.ParamArrayAttribute
    public sealed class ParamArrayAttribute : Attribute
    {
    }
}

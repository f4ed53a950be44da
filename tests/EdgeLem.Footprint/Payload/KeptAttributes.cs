using System.Reflection.Metadata;

namespace EdgeLem.Footprint.Payload;

/// <summary>The attributes that reach the device: all but those for the compiler, the debugger and code analysis.</summary>
internal static class KeptAttributes
{
    private const string CodeAnalysis = "System.Diagnostics.CodeAnalysis";

    private static readonly HashSet<string> Dropped = new(StringComparer.Ordinal)
    {
        "System.AttributeUsageAttribute", "System.CLSCompliantAttribute", "System.FlagsAttribute", "System.ObsoleteAttribute", "System.ParamArrayAttribute",
        "System.Diagnostics.ConditionalAttribute", "System.Diagnostics.DebuggableAttribute", "System.Diagnostics.DebuggerBrowsableAttribute",
        "System.Diagnostics.DebuggerHiddenAttribute", "System.Diagnostics.DebuggerStepThroughAttribute",
        "System.Reflection.DefaultMemberAttribute", "System.Runtime.CompilerServices.ExtensionAttribute", "System.Runtime.CompilerServices.IndexerNameAttribute",
        "System.Runtime.CompilerServices.InternalsVisibleToAttribute", "System.Runtime.CompilerServices.MethodImplAttribute",
        "System.Runtime.CompilerServices.NullableAttribute", "System.Runtime.CompilerServices.NullableContextAttribute",
        "System.Runtime.CompilerServices.RefSafetyRulesAttribute",
    };

    /// <summary>The kept ones of some attributes.</summary>
    /// <param name="view">The assembly.</param>
    /// <param name="attributes">Attributes of a type, field or method.</param>
    public static IEnumerable<CustomAttribute> Of(AssemblyView view, CustomAttributeHandleCollection attributes) => attributes
        .Select(view.Metadata.GetCustomAttribute)
        .Where(attribute => IsKept(view.NameOf(view.TypeOf(attribute))));

    private static bool IsKept(string name) => !Dropped.Contains(name) && !name.StartsWith(CodeAnalysis, StringComparison.Ordinal);
}

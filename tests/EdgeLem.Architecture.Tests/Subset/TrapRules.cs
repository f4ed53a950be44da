using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EdgeLem.Architecture.Tests.Subset;

/// <summary>What compiles for both runtimes and does something else on the device.</summary>
internal static class TrapRules
{
    private static readonly HashSet<string> KeyedTypes = ["Hashtable", "IDictionary"];

    public static void Check(CheckedSource source, ViolationList violations)
    {
        foreach (IOperation operation in source.Operations)
        {
            if (RuleFor(operation) is { } rule)
            {
                violations.Add(operation.Syntax, rule);
            }
        }
    }

    private static SubsetRule? RuleFor(IOperation operation) => operation switch
    {
        IForEachLoopOperation loop when Unconverted(loop.Collection).Type?.SpecialType == SpecialType.System_String => SubsetRules.StringForeach,
        IThrowOperation { Exception: { } thrown } when Unconverted(thrown).ConstantValue is { HasValue: true, Value: null } => SubsetRules.ThrowNull,
        IInvocationOperation { TargetMethod.Name: "TryParse" } call when IsResultDropped(call) => SubsetRules.UncheckedParse,
        IInvocationOperation { TargetMethod.Name: "Add" or "Contains" or "Remove" } call when IsKeyed(call.TargetMethod) => RuleForKey(call.Arguments),
        IPropertyReferenceOperation { Property.IsIndexer: true } item when IsKeyed(item.Property) => RuleForKey(item.Arguments),
        IConversionOperation { OperatorMethod: null } cast when !cast.ConstantValue.HasValue && OnlyChangesSign(cast) => SubsetRules.SignCast,
        _ => null,
    };

    private static bool OnlyChangesSign(IConversionOperation cast) => (cast.Operand.Type?.SpecialType, cast.Type?.SpecialType) is
        (SpecialType.System_UInt32, SpecialType.System_Int32) or (SpecialType.System_UInt64, SpecialType.System_Int64);

    private static bool IsResultDropped(IInvocationOperation call) =>
        call.Parent is IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation };

    private static bool IsKeyed(ISymbol member) => KeyedTypes.Contains(member.ContainingType.Name);

    private static SubsetRule? RuleForKey(IEnumerable<IArgumentOperation> arguments) =>
        arguments.FirstOrDefault() is { } key && HasOwnEquality(Unconverted(key.Value).Type) ? SubsetRules.HashtableKey : null;

    private static bool HasOwnEquality(ITypeSymbol? type) =>
        type is not null && type.Locations.Any(l => l.IsInSource) && type.TypeKind is TypeKind.Class or TypeKind.Struct
        && (type.GetMembers().OfType<IMethodSymbol>().Any(m => m.IsOverride && m.Name is "Equals" or "GetHashCode") || HasOwnEquality(type.BaseType));

    private static IOperation Unconverted(IOperation value)
    {
        while (value is IConversionOperation { OperatorMethod: null, IsImplicit: true } conversion)
        {
            value = conversion.Operand;
        }

        return value;
    }
}

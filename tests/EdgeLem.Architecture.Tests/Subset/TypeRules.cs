using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace EdgeLem.Architecture.Tests.Subset;

/// <summary>Kinds of types that the device cannot hold, whether they are written or only inferred.</summary>
internal static class TypeRules
{
    private static readonly Dictionary<string, SubsetRule> ByName = new()
    {
        ["System.Span"] = SubsetRules.Span,
        ["System.ReadOnlySpan"] = SubsetRules.Span,
        ["System.Memory"] = SubsetRules.Span,
        ["System.ReadOnlyMemory"] = SubsetRules.Span,
        ["System.Index"] = SubsetRules.IndexRange,
        ["System.Range"] = SubsetRules.IndexRange,
        ["System.ValueTuple"] = SubsetRules.Tuple,
        ["System.Tuple"] = SubsetRules.Tuple,
    };

    private static readonly Dictionary<string, SubsetRule> ByNamespace = new()
    {
        ["System.Linq"] = SubsetRules.Linq,
        ["System.Threading.Tasks"] = SubsetRules.Async,
    };

    public static void Check(CheckedSource source, ViolationList violations)
    {
        foreach (SyntaxNode node in source.Nodes)
        {
            if (RuleForWritten(node, source.Model) is { } rule)
            {
                violations.Add(node, rule);
            }
        }

        foreach (IOperation operation in source.Operations.Where(operation => !IsDeconstruction(operation)))
        {
            if (RuleFor(operation.Type) is { } rule)
            {
                violations.Add(operation.Syntax, rule);
            }
        }
    }

    /// <summary>The rule against a kind of type; null for a type that is allowed, or that the table of the device's library decides about.</summary>
    public static SubsetRule? RuleFor(ITypeSymbol? type) => type switch
    {
        null => null,
        IDynamicTypeSymbol => SubsetRules.Dynamic,
        IArrayTypeSymbol { Rank: > 1 } => SubsetRules.RectangularArray,
        IArrayTypeSymbol array => RuleFor(array.ElementType),
        IPointerTypeSymbol or IFunctionPointerTypeSymbol => SubsetRules.Unsafe,
        { SpecialType: SpecialType.System_Decimal } => SubsetRules.Decimal,
        { IsTupleType: true } => SubsetRules.Tuple,
        { IsAnonymousType: true } => SubsetRules.AnonymousType,
        { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => SubsetRules.NullableValue,
        INamedTypeSymbol named => RuleForNamed(named),
        _ => null,
    };

    // "var (a, b) = row" calls row's own Deconstruct and makes no tuple, although the compiler gives the left side the type of one.
    private static bool IsDeconstruction(IOperation operation) =>
        operation is IDeconstructionAssignmentOperation || (operation.Parent is IDeconstructionAssignmentOperation parent && parent.Target == operation)
        || (operation is ITupleOperation { Parent: { } declaration } && IsDeconstruction(declaration));

    private static SubsetRule? RuleForNamed(INamedTypeSymbol type)
    {
        string space = type.ContainingNamespace?.ToDisplayString() ?? "";
        return ByName.GetValueOrDefault($"{space}.{type.Name}") ?? ByNamespace.GetValueOrDefault(space) ?? (type.IsGenericType ? SubsetRules.Generics : null);
    }

    private static SubsetRule? RuleForWritten(SyntaxNode node, SemanticModel model) => node switch
    {
        GenericNameSyntax name => RuleFor(model.GetSymbolInfo(name).Symbol as ITypeSymbol) ?? SubsetRules.Generics,
        NullableTypeSyntax or IdentifierNameSyntax { IsVar: false } => RuleFor(TypeNamedBy((TypeSyntax)node, model)),
        _ => null,
    };

    private static ITypeSymbol? TypeNamedBy(TypeSyntax node, SemanticModel model) =>
        node is NullableTypeSyntax ? model.GetTypeInfo(node).Type : model.GetSymbolInfo(node).Symbol as ITypeSymbol;
}

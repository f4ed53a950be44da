using Microsoft.CodeAnalysis;

namespace EdgeLem.Architecture.Tests.Surface;

/// <summary>The public types and members that the surface declares, and how tests write them: <c>System.String.Substring(int)</c>.</summary>
internal static class SurfaceSymbols
{
    // Parameters with keywords, arrays, ref and out, without namespaces and names: as DeviceApiTable has them.
    private static readonly SymbolDisplayFormat MemberFormat = new(
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeParamsRefOut,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    private static readonly SymbolDisplayFormat TypeFormat = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    private static readonly Lazy<IReadOnlyList<INamedTypeSymbol>> DeclaredTypes = new(() =>
        [.. DeviceLibraries.Current.Compilations.SelectMany(c => TypesIn(c.Assembly.GlobalNamespace)).OrderBy(NameOf, StringComparer.Ordinal)]);

    public static IReadOnlyList<INamedTypeSymbol> Types => DeclaredTypes.Value;

    public static IEnumerable<ISymbol> All => Types.SelectMany(type => MembersOf(type).Prepend(type));

    /// <summary>What stands in the source: no accessors, no constructors that the compiler adds.</summary>
    public static IEnumerable<ISymbol> MembersOf(INamedTypeSymbol type) => type.TypeKind == TypeKind.Delegate ? [] : type.GetMembers().Where(member =>
        IsPublic(member) && !member.IsImplicitlyDeclared && member is not INamedTypeSymbol and not IMethodSymbol { AssociatedSymbol: not null });

    public static string NameOf(INamedTypeSymbol type) => type.ToDisplayString(TypeFormat);

    public static string NameOf(ISymbol member) => member switch
    {
        INamedTypeSymbol type => NameOf(type),
        _ => $"{NameOf(member.ContainingType)}.{SignatureOf(member)}",
    };

    public static string SignatureOf(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => "ctor" + ParametersOf(constructor),
        IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion } op => $"{op.Name}{ParametersOf(op)}:{op.ReturnType.Name}",
        IMethodSymbol method => method.Name + ParametersOf(method),
        IPropertySymbol { IsIndexer: true } indexer => "this" + indexer.ToDisplayString(MemberFormat)["this".Length..],
        _ => member.Name,
    };

    public static string PlaceOf(ISymbol symbol)
    {
        FileLinePositionSpan span = symbol.Locations[0].GetLineSpan();
        return $"{span.Path}({span.StartLinePosition.Line + 1})";
    }

    private static string ParametersOf(IMethodSymbol method)
    {
        string text = method.ToDisplayString(MemberFormat);
        return text[text.IndexOf('(', StringComparison.Ordinal)..].Replace("params ", "", StringComparison.Ordinal);
    }

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container) => container.GetMembers().SelectMany(member => member switch
    {
        INamespaceSymbol space => TypesIn(space),
        INamedTypeSymbol type when IsPublic(type) => TypesIn(type).Prepend(type),
        _ => [],
    });

    private static bool IsPublic(ISymbol symbol) => symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected;
}

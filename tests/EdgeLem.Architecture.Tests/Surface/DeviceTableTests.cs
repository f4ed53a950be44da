using EdgeLem.Architecture.Tests.Subset;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EdgeLem.Architecture.Tests.Surface;

/// <summary>The guard of the subset reads the shared sources with .NET's library and a table, the gate with the surface: they must see the same.</summary>
public sealed class DeviceTableTests
{
    // The device's library says of few references whether they may be null, so what flows from them differs.
    private static readonly SymbolDisplayFormat WithoutNullability = SymbolDisplayFormat.FullyQualifiedFormat;

    [Fact]
    public void What_shared_source_uses_of_the_surface_is_in_the_guards_table()
    {
        IEnumerable<ISymbol> used = SurfaceUse.Current.Files.Where(use => use.Value.Any(CompileGate.IsShared)).Select(use => use.Key).Where(symbol => !IsVoid(symbol));

        IEnumerable<string> missing = used.Where(symbol => !IsInTable(symbol)).Select(symbol => $"{SurfaceSymbols.NameOf(symbol)} is in the surface and not in DeviceApiTable.");

        Assert.True(!missing.Any(), string.Join(Environment.NewLine, missing));
    }

    [Fact]
    public void Every_expression_of_shared_source_means_the_same_member_and_the_same_type_for_both()
    {
        SyntaxTree[] shared = [.. CompileGate.Projects.SelectMany(project => project.Trees).Where(CompileGate.IsShared)];
        CSharpCompilation dotnet = CSharpCompilation.Create("Shared", shared, SubsetGuard.DotnetReferences, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        IEnumerable<string> different = shared.SelectMany(tree => Differences(tree, dotnet.GetSemanticModel(tree), DeviceModelOf(tree))).Take(20);

        Assert.True(!different.Any(), string.Join(Environment.NewLine, different));
    }

    private static SemanticModel DeviceModelOf(SyntaxTree tree) => CompileGate.Current.Compilations.First(compilation => compilation.ContainsSyntaxTree(tree)).GetSemanticModel(tree);

    private static IEnumerable<string> Differences(SyntaxTree tree, SemanticModel dotnet, SemanticModel device) => tree.GetRoot().DescendantNodes().OfType<ExpressionSyntax>()
        .Select(node => (node, onDotnet: MeaningOf(node, dotnet), onDevice: MeaningOf(node, device)))
        .Where(pair => pair.onDotnet != pair.onDevice)
        .Select(pair => $"{tree.FilePath}({pair.node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}): '{pair.node}' is {pair.onDotnet} for .NET and {pair.onDevice} for the device.");

    // Overloads may differ, as Split(char) and Split(params char[]) do; what comes out may not.
    private static string MeaningOf(ExpressionSyntax node, SemanticModel model)
    {
        ISymbol? symbol = model.GetSymbolInfo(node).Symbol;
        string type = model.GetTypeInfo(node).Type?.ToDisplayString(WithoutNullability) ?? "";
        return symbol is null or INamespaceSymbol ? type : $"{symbol.ContainingType?.ToDisplayString()}.{symbol.Name} of {type}";
    }

    private static bool IsVoid(ISymbol symbol) => symbol is ITypeSymbol { SpecialType: SpecialType.System_Void };

    private static bool IsInTable(ISymbol symbol) => symbol is ITypeSymbol type ? DeviceApi.HasType(type) : DeviceApi.HasMember(symbol, symbol.ContainingType, DeviceApi.SignatureOf(symbol));
}

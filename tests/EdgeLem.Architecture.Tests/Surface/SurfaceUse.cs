using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace EdgeLem.Architecture.Tests.Surface;

/// <summary>Which types and members of the surface our sources use, and in which files.</summary>
internal sealed class SurfaceUse
{
    private static readonly Lazy<SurfaceUse> OfTheGate = new(() => new SurfaceUse(CompileGate.Current.Compilations));

    private readonly Dictionary<ISymbol, HashSet<SyntaxTree>> _files = new(SymbolEqualityComparer.Default);

    private SurfaceUse(IEnumerable<Compilation> compilations)
    {
        foreach (SemanticModel model in compilations.SelectMany(compilation => compilation.SyntaxTrees.Select(tree => compilation.GetSemanticModel(tree))))
        {
            foreach (ISymbol symbol in model.SyntaxTree.GetRoot().DescendantNodes().SelectMany(node => UsedBy(node, model)))
            {
                Add(symbol, model.SyntaxTree);
            }
        }
    }

    public static SurfaceUse Current => OfTheGate.Value;

    public IReadOnlyDictionary<ISymbol, HashSet<SyntaxTree>> Files => _files;

    /// <summary>The symbols that one piece of syntax names, converts to, overrides or calls without naming.</summary>
    public static IEnumerable<ISymbol> UsedBy(SyntaxNode node, SemanticModel model)
    {
        IEnumerable<ISymbol?> found = [model.GetSymbolInfo(node).Symbol, .. Called(model.GetOperation(node)), .. Typed(node, model), .. Inherited(node, model)];
        return found.OfType<ISymbol>().Select(symbol => symbol.OriginalDefinition).Select(Declared).Where(symbol => symbol is not INamespaceSymbol && symbol.ContainingAssembly is not null);
    }

    private static IEnumerable<ISymbol?> Called(IOperation? operation) => operation switch
    {
        IObjectCreationOperation creation => [creation.Constructor],
        IInvocationOperation call => [call.TargetMethod],
        _ => [],
    };

    private static IEnumerable<ISymbol?> Typed(SyntaxNode node, SemanticModel model) => node switch
    {
        CommonForEachStatementSyntax loop when model.GetForEachStatementInfo(loop) is var info => [info.GetEnumeratorMethod, info.MoveNextMethod, info.CurrentProperty, info.DisposeMethod],
        ExpressionSyntax expression when model.GetTypeInfo(expression) is var type => [ElementOf(type.Type), ElementOf(type.ConvertedType), model.GetConversion(expression).MethodSymbol],
        _ => [],
    };

    private static IEnumerable<ISymbol?> Inherited(SyntaxNode node, SemanticModel model) => (node is MemberDeclarationSyntax ? model.GetDeclaredSymbol(node) : null) switch
    {
        IMethodSymbol method => [method.OverriddenMethod],
        IPropertySymbol property => [property.OverriddenProperty],
        INamedTypeSymbol type => [type.BaseType, .. type.Interfaces],
        _ => [],
    };

    private static ITypeSymbol? ElementOf(ITypeSymbol? type) => type is IArrayTypeSymbol array ? ElementOf(array.ElementType) : type;

    private static ISymbol Declared(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { AssociatedSymbol: { } property } => property,
        IMethodSymbol { MethodKind: MethodKind.DelegateInvoke } invoke => invoke.ContainingType,
        IMethodSymbol { ReducedFrom: { } extension } => extension,
        IArrayTypeSymbol array => ElementOf(array)!,
        _ => symbol,
    };

    private void Add(ISymbol symbol, SyntaxTree tree)
    {
        if (!symbol.Locations.Any(location => location.SourceTree?.FilePath.StartsWith(SurfaceAssembly.Folder, StringComparison.Ordinal) == true))
        {
            return;
        }

        if (!_files.TryGetValue(symbol, out HashSet<SyntaxTree>? files))
        {
            _files.Add(symbol, files = []);
        }

        files.Add(tree);
    }
}

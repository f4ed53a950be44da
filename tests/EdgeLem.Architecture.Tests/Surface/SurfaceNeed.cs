using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EdgeLem.Architecture.Tests.Surface;

/// <summary>
/// What of the surface must be there: what our sources use, what the compiler asks for without a name in the source, and what the declarations of both name
/// in turn: types of parameters, bases, default values, members that a used interface or an abstract base demands.
/// </summary>
internal sealed class SurfaceNeed
{
    private readonly HashSet<ISymbol> _needed = new(SymbolEqualityComparer.Default);
    private readonly Stack<ISymbol> _open = new();
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = DeviceLibraries.Current.Compilations
        .SelectMany(compilation => compilation.SyntaxTrees.Select(tree => (tree, model: compilation.GetSemanticModel(tree))))
        .ToDictionary(pair => pair.tree, pair => pair.model);

    private SurfaceNeed(IEnumerable<ISymbol> roots)
    {
        foreach (ISymbol root in roots)
        {
            Need(root);
        }

        do
        {
            while (_open.TryPop(out ISymbol? symbol))
            {
                NeedWhatNames(symbol);
            }

            NeedImplementations();
        }
        while (_open.Count > 0);
    }

    public static IReadOnlySet<ISymbol> Of(IEnumerable<ISymbol> roots) => new SurfaceNeed(roots)._needed;

    private void Need(ISymbol? symbol)
    {
        if (symbol is not null && symbol.DeclaringSyntaxReferences.Any(r => _models.ContainsKey(r.SyntaxTree)) && _needed.Add(symbol))
        {
            _open.Push(symbol);
        }
    }

    private void NeedWhatNames(ISymbol symbol)
    {
        Need(symbol.ContainingType);
        foreach (SyntaxNode declaration in symbol.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()))
        {
            SemanticModel model = _models[declaration.SyntaxTree];
            IEnumerable<SyntaxNode> own = symbol is INamedTypeSymbol ? OfTheHead(declaration) : FieldOf(declaration).DescendantNodes();
            foreach (ISymbol named in own.SelectMany(node => SurfaceUse.UsedBy(node, model)))
            {
                Need(named);
            }
        }

        if (symbol is INamedTypeSymbol { TypeKind: TypeKind.Class, BaseType: { } parent } type && type.InstanceConstructors.Length > 0)
        {
            Need(parent.InstanceConstructors.FirstOrDefault(constructor => constructor.Parameters.IsEmpty));
        }
    }

    private void NeedImplementations()
    {
        foreach (INamedTypeSymbol type in _needed.OfType<INamedTypeSymbol>().Where(type => type.TypeKind is TypeKind.Class or TypeKind.Struct).ToArray())
        {
            foreach (ISymbol member in type.AllInterfaces.SelectMany(contract => contract.GetMembers()).Where(_needed.Contains).ToArray())
            {
                Need(type.FindImplementationForInterfaceMember(member));
            }

            foreach (ISymbol member in type.GetMembers().Where(member => OverriddenBy(member) is { } parent && _needed.Contains(parent)).ToArray())
            {
                Need(member);
            }
        }
    }

    private static ISymbol? OverriddenBy(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        _ => null,
    };

    // A type names its bases and attributes; its members are needed each for itself.
    private static IEnumerable<SyntaxNode> OfTheHead(SyntaxNode declaration) => declaration switch
    {
        BaseTypeDeclarationSyntax type => type.AttributeLists.Cast<SyntaxNode>().Append(type.BaseList).OfType<SyntaxNode>().SelectMany(part => part.DescendantNodes()),
        _ => declaration.DescendantNodes(),
    };

    private static SyntaxNode FieldOf(SyntaxNode declaration) => declaration is VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax field } ? field : declaration;
}

using EdgeLem.Architecture.Tests.Layout;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EdgeLem.Architecture.Tests.Surface;

/// <summary>The libraries of <c>firmware/NanoSurface</c>, each compiled against those it references and nothing else.</summary>
internal sealed class DeviceLibraries
{
    private static readonly Lazy<IReadOnlyList<SurfaceAssembly>> Declared = new(() =>
    [
        .. SourceTree.Files
            .Where(file => file.StartsWith(SurfaceAssembly.Folder, StringComparison.Ordinal) && file.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(SurfaceAssembly.Read),
    ]);

    private static readonly Lazy<DeviceLibraries> AsDeclared = new(() => new DeviceLibraries(tree => tree));

    private readonly Dictionary<string, CSharpCompilation> _compilations = [];
    private readonly Func<SyntaxTree, SyntaxTree> _change;

    private DeviceLibraries(Func<SyntaxTree, SyntaxTree> change)
    {
        _change = change;
        foreach (SurfaceAssembly assembly in Assemblies)
        {
            Compile(assembly);
        }
    }

    public static IReadOnlyList<SurfaceAssembly> Assemblies => Declared.Value;

    /// <summary>The libraries as they lie in the repository.</summary>
    public static DeviceLibraries Current => AsDeclared.Value;

    public IEnumerable<CSharpCompilation> Compilations => _compilations.Values;

    /// <summary>The libraries without one declaration.</summary>
    public static DeviceLibraries Without(ISymbol declared)
    {
        SyntaxNode node = declared.DeclaringSyntaxReferences[0].GetSyntax();
        SyntaxNode declaration = node.Parent?.Parent is Microsoft.CodeAnalysis.CSharp.Syntax.BaseFieldDeclarationSyntax field ? field : node;
        return new DeviceLibraries(tree => tree == declaration.SyntaxTree
            ? tree.WithRootAndOptions(tree.GetRoot().RemoveNode(declaration, SyntaxRemoveOptions.KeepNoTrivia)!, tree.Options)
            : tree);
    }

    public bool Has(string project) => _compilations.ContainsKey(project);

    /// <summary>A library and those it references: references of projects reach through.</summary>
    public IEnumerable<CSharpCompilation> WithReached(string project) =>
        Reached(Assemblies.Single(assembly => assembly.Project == project)).Select(assembly => _compilations[assembly.Project]);

    private static IEnumerable<SurfaceAssembly> Reached(SurfaceAssembly assembly) =>
        assembly.References.Select(name => Assemblies.Single(other => other.Project == name)).SelectMany(Reached).Prepend(assembly);

    private CSharpCompilation Compile(SurfaceAssembly assembly)
    {
        if (!_compilations.TryGetValue(assembly.Project, out CSharpCompilation? compilation))
        {
            CSharpCompilation[] references = [.. Reached(assembly).Skip(1).Distinct().Select(Compile)];
            compilation = DeviceLanguage.Compile(assembly.Name, assembly.Trees.Select(_change), references, NullableContextOptions.Disable);
            _compilations.Add(assembly.Project, compilation);
        }

        return compilation;
    }
}

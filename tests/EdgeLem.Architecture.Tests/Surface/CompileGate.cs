using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EdgeLem.Architecture.Tests.Surface;

/// <summary>The device's program and the shared sources, compiled in this process as the gate's projects compile them: against the libraries of the device.</summary>
internal sealed class CompileGate
{
    private static readonly string[] SharedFolders = ["firmware/EdgeLem.Contracts/", "firmware/EdgeLem.Modbus/", "firmware/EdgeLem.Node/"];

    private static readonly Lazy<IReadOnlyList<GateProject>> Declared = new(() => [.. GateProject.ReadAll()]);

    private static readonly Lazy<CompileGate> AsInTheRepository = new(() => new CompileGate(DeviceLibraries.Current));

    private readonly DeviceLibraries _libraries;
    private readonly Dictionary<string, CSharpCompilation> _compilations = [];

    private CompileGate(DeviceLibraries libraries)
    {
        _libraries = libraries;
        foreach (GateProject project in Projects)
        {
            Compile(project);
        }
    }

    public static IReadOnlyList<GateProject> Projects => Declared.Value;

    public static IReadOnlyList<string> Shared => SharedFolders;

    /// <summary>Everything as it lies in the repository.</summary>
    public static CompileGate Current => AsInTheRepository.Value;

    public IEnumerable<CSharpCompilation> Compilations => _compilations.Values;

    public static CompileGate Against(DeviceLibraries libraries) => new(libraries);

    public static bool IsShared(SyntaxTree tree) => SharedFolders.Any(folder => tree.FilePath.StartsWith(folder, StringComparison.Ordinal));

    /// <summary>What the compiler refuses in one file.</summary>
    public IEnumerable<Diagnostic> Refusals(SyntaxTree tree) => Refusals(Compilations.First(compilation => compilation.ContainsSyntaxTree(tree)), tree);

    /// <summary>What the compiler refuses in a file that is put beside the shared sources: when it binds names, or, for the file by itself, when it writes code.</summary>
    public IEnumerable<Diagnostic> RefusalsOfNew(SyntaxTree tree)
    {
        CSharpCompilation shared = Compilations.First(compilation => compilation.SyntaxTrees.Any(IsShared));
        using MemoryStream assembly = new();
        IEnumerable<Diagnostic> written = shared.RemoveAllSyntaxTrees().AddSyntaxTrees(tree).Emit(assembly, options: DeviceLanguage.Output).Diagnostics.Where(DeviceLanguage.IsRefusal);
        return Refusals(shared.AddSyntaxTrees(tree), tree).Concat(written);
    }

    private static IEnumerable<Diagnostic> Refusals(CSharpCompilation compilation, SyntaxTree tree) =>
        compilation.GetSemanticModel(tree).GetDiagnostics().Where(DeviceLanguage.IsRefusal);

    private CSharpCompilation Compile(GateProject project)
    {
        if (!_compilations.TryGetValue(project.Name, out CSharpCompilation? compilation))
        {
            IEnumerable<GateProject> gates = Projects.Where(other => project.References.Contains(other.Name));
            IEnumerable<CSharpCompilation> libraries = project.References.Concat(gates.SelectMany(gate => gate.References)).Where(_libraries.Has).SelectMany(_libraries.WithReached);
            compilation = DeviceLanguage.Compile(project.Name, project.Trees, [.. gates.Select(Compile), .. libraries.Distinct()], NullableContextOptions.Enable);
            _compilations.Add(project.Name, compilation);
        }

        return compilation;
    }
}

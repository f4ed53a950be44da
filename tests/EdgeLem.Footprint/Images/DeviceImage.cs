using EdgeLem.NameShortener;
using EdgeLem.NameShortener.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace EdgeLem.Footprint.Images;

/// <summary>The two assemblies of the device, compiled as its project system does, against the signatures of the device's libraries that the compile gate has built.</summary>
internal static class DeviceImage
{
    private const string Program = "EdgeLem.Node.Esp32";

    private static readonly string[] Symbols = ["NANOFRAMEWORK_1_0"];
    private static readonly string[] SymbolsOfAllDrivers = [.. Symbols, "EDGELEM_ALL_DRIVERS"];
    private static readonly string[] Projects = ["EdgeLem.Node.Esp32.Drivers", Program];

    /// <summary>Shortens names as the device's build does.</summary>
    /// <param name="assemblies">The assemblies of an image, each after those that it refers to.</param>
    /// <returns>The same with short names.</returns>
    public static IReadOnlyList<CompiledAssembly> Shorten(IReadOnlyList<CompiledAssembly> assemblies)
    {
        byte[][] libraries = [.. LibraryFiles().Select(File.ReadAllBytes)];
        var before = new List<(byte[] Image, NameMap Map)>();
        var shortened = new List<CompiledAssembly>();
        foreach (CompiledAssembly assembly in assemblies)
        {
            ShortenedAssembly now = Shortener.Shorten(assembly.Image, new ShorteningInput { Libraries = libraries, References = [.. before], KeptTypes = assembly.KeptTypes });
            before.Add((assembly.Image, now.Map));
            shortened.Add(assembly.With(now));
        }

        return shortened;
    }

    /// <summary>Compiles both assemblies, with full names.</summary>
    /// <param name="hasAllDrivers">Whether also the makers' own drivers are in.</param>
    /// <returns>The drivers' assembly, then the program's.</returns>
    /// <exception cref="InvalidDataException">The sources do not compile, or the gate's output is missing.</exception>
    public static IReadOnlyList<CompiledAssembly> Compile(bool hasAllDrivers)
    {
        List<MetadataReference> references = Libraries();
        var assemblies = new List<CompiledAssembly>();
        foreach (string project in Projects)
        {
            string path = Path.Combine(Folder, project, project + ".nfproj");
            CompiledAssembly assembly = Compile(NanoProject.Read(path, hasAllDrivers), hasAllDrivers ? SymbolsOfAllDrivers : Symbols, references);
            assemblies.Add(assembly);
            references.Add(MetadataReference.CreateFromImage(assembly.Image));
        }

        return assemblies;
    }

    /// <summary>Compiles sources as a library of their own.</summary>
    /// <param name="name">Name of the assembly.</param>
    /// <param name="path">A file, or a folder whose .cs files are taken; from the repository's root, with forward slashes.</param>
    public static CompiledAssembly CompileLibrary(string name, string path)
    {
        string full = Path.Combine(Root(), path);
        string[] sources = File.Exists(full) ? [full] : [.. Directory.EnumerateFiles(full, "*.cs", SearchOption.AllDirectories).Where(IsSource).Order(StringComparer.Ordinal)];
        return Compile(name, OutputKind.DynamicallyLinkedLibrary, (sources, Symbols), Libraries());
    }

    private static string Folder => Path.Combine(Root(), "firmware");

    private static CompiledAssembly Compile(NanoProject project, string[] symbols, IEnumerable<MetadataReference> references) =>
        Compile(project.Name, project.IsProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, ([.. project.Sources], symbols), references, project.KeptTypes);

    private static CompiledAssembly Compile(
        string name, OutputKind kind, (string[] Paths, string[] Symbols) sources, IEnumerable<MetadataReference> references, IReadOnlyList<string>? keptTypes = null)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(name, Parse(sources.Paths, sources.Symbols), references, Optimised(kind));
        return new CompiledAssembly(name, Emit(compilation), FoldersOf(compilation)) { KeptTypes = keptTypes ?? [] };
    }

    private static IEnumerable<SyntaxTree> Parse(string[] paths, string[] symbols)
    {
        CSharpParseOptions parsing = new CSharpParseOptions(LanguageVersion.CSharp9).WithPreprocessorSymbols(symbols);
        return paths.Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), parsing, path));
    }

    private static CSharpCompilationOptions Optimised(OutputKind kind) =>
        new CSharpCompilationOptions(kind, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable).WithDeterministic(true);

    private static byte[] Emit(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        EmitResult result = compilation.Emit(image, options: new EmitOptions(runtimeMetadataVersion: "v4.0.30319"));
        return result.Success
            ? image.ToArray()
            : throw new InvalidDataException($"{compilation.AssemblyName} does not compile: {string.Join("; ", result.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error).Take(5))}");
    }

    private static Dictionary<string, string> FoldersOf(CSharpCompilation compilation)
    {
        var folders = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            SemanticModel model = compilation.GetSemanticModel(tree);
            foreach (SyntaxNode declaration in tree.GetRoot().DescendantNodes(node => !IsType(node)).Where(IsType))
            {
                folders[model.GetDeclaredSymbol(declaration)!.ToDisplayString()] = Path.GetRelativePath(Folder, Path.GetDirectoryName(tree.FilePath)!).Replace('\\', '/');
            }
        }

        return folders;
    }

    private static bool IsType(SyntaxNode node) => node is Microsoft.CodeAnalysis.CSharp.Syntax.BaseTypeDeclarationSyntax or Microsoft.CodeAnalysis.CSharp.Syntax.DelegateDeclarationSyntax;

    private static bool IsSource(string path) => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal);

    // Beside the gate's output lie the libraries that it was compiled against, in the same configuration as this program's own output.
    private static IEnumerable<string> LibraryFiles()
    {
        string own = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        string gate = Path.GetFullPath(Path.Combine(own, "..", "..", Program, Path.GetFileName(own)));
        if (!Directory.Exists(gate))
        {
            throw new InvalidDataException($"'{gate}' is not there. Build firmware/{Program}/{Program}.csproj first, in the same configuration.");
        }

        return Directory.EnumerateFiles(gate, "*.dll").Where(path => !Path.GetFileName(path).StartsWith("EdgeLem.", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
    }

    private static List<MetadataReference> Libraries() => [.. LibraryFiles().Select(path => MetadataReference.CreateFromFile(path))];

    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "EdgeLem.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidDataException($"EdgeLem.sln was not found above '{AppContext.BaseDirectory}'. Run the program from its build output inside the repository.");
    }
}

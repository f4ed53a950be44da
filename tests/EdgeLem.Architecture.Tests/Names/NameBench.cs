using System.Reflection;
using System.Runtime.Loader;
using EdgeLem.Architecture.Tests.Layout;
using EdgeLem.NameShortener;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace EdgeLem.Architecture.Tests.Names;

/// <summary>Compiles sources for .NET, shortens their names, and runs both kinds.</summary>
internal static class NameBench
{
    private static readonly string[] Libraries = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))];

    private static readonly Lazy<byte[][]> Images = new(() => [.. Libraries.Select(File.ReadAllBytes)]);

    /// <summary>Compiles a library.</summary>
    /// <param name="name">Name of the assembly.</param>
    /// <param name="sources">Texts of its files.</param>
    /// <param name="references">Assemblies of ours that it refers to.</param>
    public static byte[] Compile(string name, IEnumerable<string> sources, params byte[][] references)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable, deterministic: true);
        var compilation = CSharpCompilation.Create(name, sources.Select(Parse), LibraryReferences().Concat(references.Select(image => MetadataReference.CreateFromImage(image))), options);
        using var image = new MemoryStream();
        EmitResult result = compilation.Emit(image);
        Assert.True(result.Success, Errors(result));
        return image.ToArray();
    }

    /// <summary>Shortens the names of an assembly.</summary>
    /// <param name="image">The assembly.</param>
    /// <param name="kept">Types whose properties keep their names.</param>
    /// <param name="references">Assemblies of ours that it refers to: with full names, and shortened.</param>
    public static ShortenedAssembly Shorten(byte[] image, string[] kept, params (byte[] Full, ShortenedAssembly Shortened)[] references) => Shortener.Shorten(
        image,
        new ShorteningInput { Libraries = Images.Value, KeptTypes = kept, References = [.. references.Select(reference => (reference.Full, reference.Shortened.Map))] });

    /// <summary>Runs a static method without parameters that returns a text.</summary>
    /// <param name="type">The type that has it.</param>
    /// <param name="method">Its name.</param>
    /// <param name="images">The assembly that has it, and the others.</param>
    public static string Run(string type, string method, params byte[][] images)
    {
        var context = new AssemblyLoadContext(null, isCollectible: true);
        Assembly[] loaded = [.. images.Reverse().Select(image => context.LoadFromStream(new MemoryStream(image)))];
        context.Resolving += (_, name) => Array.Find(loaded, assembly => assembly.GetName().Name == name.Name);
        try
        {
            return (string)loaded[^1].GetType(type, throwOnError: true)!.GetMethod(method, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!.Invoke(null, null)!;
        }
        finally
        {
            context.Unload();
        }
    }

    /// <summary>The shared sources.</summary>
    public static IEnumerable<string> SharedSources() => SourceTree.Files
        .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) && Array.Exists(["firmware/EdgeLem.Contracts/", "firmware/EdgeLem.Modbus/", "firmware/EdgeLem.Node/"], folder => file.StartsWith(folder, StringComparison.Ordinal)))
        .Select(Read);

    /// <summary>Text of a file beside these tests.</summary>
    /// <param name="name">Its name.</param>
    public static string Sample(string name) => Read("tests/EdgeLem.Architecture.Tests/Names/" + name);

    private static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp9, preprocessorSymbols: ["EDGELEM_ALL_DRIVERS"]));

    private static IEnumerable<MetadataReference> LibraryReferences() => Libraries.Select(path => MetadataReference.CreateFromFile(path));

    private static string Errors(EmitResult result) => string.Join(Environment.NewLine, result.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error).Take(5));

    private static string Read(string path) => File.ReadAllText(SourceTree.FullPath(path));
}

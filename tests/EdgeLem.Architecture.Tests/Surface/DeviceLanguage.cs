using EdgeLem.Architecture.Tests.Layout;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace EdgeLem.Architecture.Tests.Surface;

/// <summary>How the device's project system compiles: what <c>firmware/NanoSurface/NanoCompile.props</c> says to the build.</summary>
internal static class DeviceLanguage
{
    /// <summary>Says what .NET's own library would say of itself.</summary>
    public static readonly EmitOptions Output = new(runtimeMetadataVersion: "v4.0.30319");

    private static readonly CSharpParseOptions CSharp9 = new(LanguageVersion.CSharp9, DocumentationMode.None);

    public static SyntaxTree Parse(string path, params string[] constants) => ParseText(path, File.ReadAllText(SourceTree.FullPath(path)), constants);

    public static SyntaxTree ParseText(string path, string text, params string[] constants) =>
        CSharpSyntaxTree.ParseText(text, CSharp9.WithPreprocessorSymbols(constants.Prepend("NANOFRAMEWORK_1_0").ToArray()), path);

    /// <summary>An assembly of sources and references only: nothing of .NET comes in.</summary>
    public static CSharpCompilation Compile(string name, IEnumerable<SyntaxTree> trees, IEnumerable<CSharpCompilation> references, NullableContextOptions nullable) =>
        CSharpCompilation.Create(name, trees, references.Select(reference => reference.ToMetadataReference()), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: nullable));

    /// <summary>What the build does not let pass: errors, and warnings alike.</summary>
    public static bool IsRefusal(Diagnostic diagnostic) => diagnostic.Severity >= DiagnosticSeverity.Warning;
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EdgeLem.Architecture.Tests.Subset;

/// <summary>
/// Checks shared source against what nanoFramework 1.17 has: the language by syntax, the library by resolved symbols, the traps by the operations that are written.
/// </summary>
/// <remarks>
/// All files go into one compilation at C# 9 against the running .NET's assemblies, as the device's program also links them into one. Conditional code
/// is read as the device sees it. What cannot be decided from the text, such as a comparison with NaN or a division by a variable, is left to review.
/// </remarks>
internal static class SubsetGuard
{
    private static readonly CSharpParseOptions DeviceView = new(LanguageVersion.CSharp9, DocumentationMode.None, preprocessorSymbols: ["NANOFRAMEWORK_1_0"]);

    private static readonly CSharpCompilationOptions Library = new(
        OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);

    private static readonly Lazy<IReadOnlyList<MetadataReference>> RuntimeReferences = new(FindRuntimeReferences);

    /// <summary>The running .NET's own assemblies.</summary>
    public static IReadOnlyList<MetadataReference> DotnetReferences => RuntimeReferences.Value;

    public static IReadOnlyList<Violation> Check(IEnumerable<(string Path, string Text)> files)
    {
        IEnumerable<SyntaxTree> trees = files.Select(file => CSharpSyntaxTree.ParseText(file.Text, DeviceView, file.Path));
        CSharpCompilation compilation = CSharpCompilation.Create("Shared", trees, RuntimeReferences.Value, Library);
        ViolationList violations = new();
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            CheckOne(new CheckedSource(compilation, tree), violations);
        }

        AddCompilerErrors(compilation, violations);
        return violations.Sorted;
    }

    private static void CheckOne(CheckedSource source, ViolationList violations)
    {
        SyntaxRules.Check(source, violations);
        TypeRules.Check(source, violations);
        ApiRules.Check(source, violations);
        TextRules.Check(source, violations);
        StaticRules.Check(source, violations);
        TrapRules.Check(source, violations);
    }

    // What does not compile is not resolved, and what is not resolved was not checked: so it counts, unless a rule has named the line already.
    private static void AddCompilerErrors(CSharpCompilation compilation, ViolationList violations)
    {
        foreach (Diagnostic error in compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error && !violations.HasAnyAt(d.Location)))
        {
            string message = error.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
            violations.Add(error.Location, SubsetRules.LanguageVersion, $"code that does not compile ({error.Id}: {message})", SubsetRules.LanguageVersion.Instead);
        }
    }

    private static List<MetadataReference> FindRuntimeReferences()
    {
        string assemblies = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        string runtimeFolder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return [.. assemblies.Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == runtimeFolder)
            .Select(path => MetadataReference.CreateFromFile(path))];
    }
}

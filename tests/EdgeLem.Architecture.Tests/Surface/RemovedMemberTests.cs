using Microsoft.CodeAnalysis;

namespace EdgeLem.Architecture.Tests.Surface;

public sealed class RemovedMemberTests
{
    // Files looked at for one member: the error is wanted, not all of them.
    private const int FilesPerMember = 3;

    // Without the member the compiler takes another, and what it takes exists on the device too.
    private static readonly Dictionary<string, string> Replaced = new()
    {
        ["System.IDisposable.Dispose()"] = "the Dispose of the class, which using finds by its name",
        ["System.IO.FileStream.Length"] = "that of Stream",
        ["System.IO.FileStream.Read(byte[], int, int)"] = "that of Stream",
        ["System.IO.FileStream.Seek(long, SeekOrigin)"] = "that of Stream",
        ["System.IO.FileStream.Write(byte[], int, int)"] = "that of Stream",
    };

    [Fact]
    public void Without_any_one_member_that_our_sources_use_the_compile_fails_and_names_our_file_and_line()
    {
        IEnumerable<KeyValuePair<ISymbol, HashSet<SyntaxTree>>> members = SurfaceUse.Current.Files
            .Where(use => use.Key is not INamedTypeSymbol && !use.Key.IsImplicitlyDeclared)

            // A class without a constructor gets one without parameters from the compiler.
            .Where(use => use.Key is not IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.IsEmpty: true });

        string[] unnoticed = [.. members.AsParallel().Where(use => !IsNoticed(use.Key, use.Value)).Select(use => SurfaceSymbols.NameOf(use.Key)).Order(StringComparer.Ordinal)];

        string[] expected = [.. Replaced.Keys.Order(StringComparer.Ordinal)];
        Assert.True(expected.SequenceEqual(unnoticed), "unnoticed: " + string.Join("; ", unnoticed));
    }

    [Fact]
    public void The_error_reads_as_the_compilers()
    {
        (ISymbol substring, HashSet<SyntaxTree> files) = SurfaceUse.Current.Files.Single(use => SurfaceSymbols.NameOf(use.Key) == "System.String.Substring(int, int)");

        Diagnostic error = CompileGate.Against(DeviceLibraries.Without(substring)).Refusals(files.First()).First();

        Assert.StartsWith("firmware/EdgeLem.", error.Location.GetLineSpan().Path, StringComparison.Ordinal);
        Assert.Matches(@"^firmware/EdgeLem\.\S+\.cs\(\d+,\d+\): error CS1501: No overload for method 'Substring' takes 2 arguments$", error.ToString());
    }

    private static bool IsNoticed(ISymbol member, HashSet<SyntaxTree> files)
    {
        CompileGate gate = CompileGate.Against(DeviceLibraries.Without(member));
        return files.OrderBy(file => file.FilePath, StringComparer.Ordinal).Take(FilesPerMember).SelectMany(gate.Refusals)
            .Any(error => error.Severity == DiagnosticSeverity.Error && error.Location.SourceTree is { } tree && files.Contains(tree));
    }
}

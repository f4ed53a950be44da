using EdgeLem.Architecture.Tests.Subset;
using Microsoft.CodeAnalysis;

namespace EdgeLem.Architecture.Tests.Surface;

public sealed class GateSnippetTests
{
    private const string Path = "firmware/EdgeLem.Node/Sample.cs";

    public static TheoryData<string> Names => [.. GateSnippets.All.Select(snippet => snippet.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_line_of_shared_source_is_refused_with_file_and_line_by_whom_the_table_names(string name)
    {
        GateSnippets.GateSnippet snippet = GateSnippets.All.Single(other => other.Name == name);

        Diagnostic[] errors = [.. CompileGate.Current.RefusalsOfNew(DeviceLanguage.ParseText(Path, snippet.Text)).Where(IsError)];
        (string, int)[] byGate = [.. errors.Where(error => error.Location.IsInSource).Select(PlaceOf).Distinct()];
        (string, int)[] byGuard = [.. SubsetGuard.Check([(Path, snippet.Text)]).Select(violation => (violation.Path, violation.Line)).Distinct()];

        Assert.Equal(ExpectedOf(snippet, GateSnippets.By.Gate), byGate);
        Assert.Equal(ExpectedOf(snippet, GateSnippets.By.Guard), byGuard);
        Assert.Equal(snippet.RefusedBy.HasFlag(GateSnippets.By.GateWithoutPlace), errors.Any(error => !error.Location.IsInSource));
    }

    private static (string, int)[] ExpectedOf(GateSnippets.GateSnippet snippet, GateSnippets.By by) => snippet.RefusedBy.HasFlag(by) ? [(Path, snippet.Line)] : [];

    // An unused variable of a snippet is a warning; what is asked here is what does not compile.
    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    private static (string, int) PlaceOf(Diagnostic diagnostic)
    {
        FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
        return (span.Path, span.StartLinePosition.Line + 1);
    }
}

using Microsoft.CodeAnalysis;

namespace EdgeLem.Architecture.Tests.Surface;

public sealed class CompilerNeedTests
{
    public static TheoryData<string> Names => [.. CompilerNeeds.All.Select(need => need.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_compiler_refuses_its_part_of_the_language_without_the_declaration(string name)
    {
        CompilerNeeds.Need need = CompilerNeeds.All.Single(other => other.Name == name);
        ISymbol declared = Assert.Single(SurfaceSymbols.All, symbol => SurfaceSymbols.NameOf(symbol) == name);

        Assert.Empty(ErrorsWith(DeviceLibraries.Current, need));
        Assert.NotEmpty(ErrorsWith(DeviceLibraries.Without(declared), need));
    }

    private static IEnumerable<Diagnostic> ErrorsWith(DeviceLibraries libraries, CompilerNeeds.Need need)
    {
        string modifier = need.Members.Contains("static", StringComparison.Ordinal) ? "static" : "sealed";
        SyntaxTree tree = DeviceLanguage.ParseText("Sample.cs", $"internal {modifier} class Sample {{ {need.Members} }}");
        using MemoryStream assembly = new();
        return DeviceLanguage.Compile("Sample", [tree], libraries.WithReached("NanoSurface.CoreLibrary"), NullableContextOptions.Enable)
            .Emit(assembly, options: DeviceLanguage.Output, cancellationToken: TestContext.Current.CancellationToken)
            .Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace EdgeLem.Architecture.Tests.Surface;

public sealed class CompileGateTests
{
    [Fact]
    public void The_surface_compiles() => Assert.Empty(DeviceLibraries.Current.Compilations.SelectMany(ErrorsOf));

    [Fact]
    public void The_program_and_the_shared_sources_compile_against_the_surface()
    {
        Assert.NotEmpty(CompileGate.Projects);
        Assert.DoesNotContain(CompileGate.Current.Compilations.SelectMany(EmitOf), DeviceLanguage.IsRefusal);
    }

    [Fact]
    public void The_gate_takes_sources_of_every_shared_project_and_the_program()
    {
        string[] files = [.. CompileGate.Projects.SelectMany(project => project.Trees).Select(tree => tree.FilePath)];

        Assert.All(CompileGate.Shared.Append("firmware/EdgeLem.Node.Esp32/"), folder => Assert.Contains(files, file => file.StartsWith(folder, StringComparison.Ordinal)));
    }

    [Fact]
    public void Nothing_of_dotnet_is_referenced()
    {
        IEnumerable<AssemblyIdentity> referenced = CompileGate.Current.Compilations.Concat(DeviceLibraries.Current.Compilations).SelectMany(c => c.ReferencedAssemblyNames);

        IEnumerable<string> known = CompileGate.Projects.Select(project => project.Name).Concat(DeviceLibraries.Assemblies.Select(assembly => assembly.Name));
        Assert.Empty(referenced.Select(identity => identity.Name).Distinct().Except(known));
    }

    [Fact]
    public void Every_library_of_the_surface_is_referenced_by_the_gate()
    {
        IEnumerable<string> referenced = CompileGate.Current.Compilations.SelectMany(compilation => compilation.ReferencedAssemblyNames).Select(identity => identity.Name);

        Assert.Empty(DeviceLibraries.Assemblies.Select(assembly => assembly.Name).Except(referenced));
    }

    private static IEnumerable<Diagnostic> ErrorsOf(CSharpCompilation compilation) => EmitOf(compilation).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static IEnumerable<Diagnostic> EmitOf(CSharpCompilation compilation)
    {
        using MemoryStream assembly = new();
        return compilation.Emit(assembly, options: DeviceLanguage.Output, cancellationToken: TestContext.Current.CancellationToken).Diagnostics;
    }
}

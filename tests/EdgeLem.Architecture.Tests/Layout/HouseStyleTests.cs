using System.Text;

namespace EdgeLem.Architecture.Tests.Layout;

public sealed class HouseStyleTests
{
    [Fact]
    public void No_project_or_folder_has_a_vague_name() => AssertNone(FolderRules.Check(SourceTree.Files));

    [Fact]
    public void Every_source_file_is_laid_out_as_agreed() => AssertNone(SourceTree.Files
        .Where(file => file.EndsWith(".cs", StringComparison.Ordinal))
        .SelectMany(file => SourceFileRules.Check(file, File.ReadAllText(SourceTree.FullPath(file)))));

    [Fact]
    public void No_file_names_a_package_registry() => AssertNone(SourceTree.Files.SelectMany(file => RegistryHostRules.Check(file, File.ReadAllBytes(SourceTree.FullPath(file)))));

    [Theory]
    [InlineData("gateway/EdgeLem.Core/Bus.cs", "gateway/EdgeLem.Core:")]
    [InlineData("gateway/EdgeLem.Grid/Helpers/Matrix.cs", "gateway/EdgeLem.Grid/Helpers:")]
    [InlineData("firmware/common/notes.md", "firmware/common:")]
    [InlineData("sim/EdgeLem.Utils.csproj", "sim/EdgeLem.Utils.csproj:")]
    public void A_vague_folder_or_project_is_named(string file, string start) => AssertOnly(start, FolderRules.Check([file, "gateway/EdgeLem.Grid/Feeder.cs"]));

    [Fact]
    public void A_folder_whose_name_only_contains_a_vague_word_passes() => AssertNone(FolderRules.Check(["gateway/EdgeLem.Grid/CoreLoss/Scored.cs", "docs/Shared.md"]));

    [Theory]
    [InlineData("namespace EdgeLem.System.Clock;", "part called System")]
    [InlineData("namespace EdgeLem { namespace System { } }", "part called System")]
    [InlineData("namespace nanoFramework.EdgeLem { }", "starts with nanoFramework")]
    [InlineData("namespace EdgeLem { public class A { } public class B { } }", "2 public types (A, B)")]
    [InlineData("namespace EdgeLem; public delegate void B(); internal class A;", "must be called B.cs")]
    [InlineData("namespace EdgeLem; internal struct B;", "must be called B.cs")]
    [InlineData("namespace EdgeLem; public class Sampling { } class A;", "in a folder of its name")]
    public void A_badly_laid_out_file_is_named(string text, string part)
    {
        Assert.Contains(SourceFileRules.Check("sim/EdgeLem.Sim/Sampling/A.cs", text), problem => problem.Contains(part, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("sim/EdgeLem.Sim/Program.cs", "return 0;")]
    [InlineData("sim/EdgeLem.Sim/A.cs", "namespace EdgeLem.Sim; public class A { public class Nested; public enum Kind { None } }")]
    [InlineData("sim/EdgeLem.Sim/A.Codec.cs", "namespace EdgeLem.Sim; public partial class A;")]
    [InlineData("sim/EdgeLem.Sim/A.cs", "namespace EdgeLem.Sim; internal class B; public class A;")]
    [InlineData("sim/EdgeLem.Sim/A.cs", "namespace EdgeLem.Sim.SystemModel; internal class A;")]
    [InlineData("firmware/NanoSurface/Sntp/A.cs", "namespace System.Device { public enum Sntp { } public delegate void B(); }")]
    [InlineData("tests/EdgeLem.Sim.Tests/ATests.cs", "namespace EdgeLem.Sim.Tests; public class A; public class B;")]
    public void A_well_laid_out_file_passes(string path, string text) => AssertNone(SourceFileRules.Check(path, text));

    [Fact]
    public void A_file_may_have_400_lines_and_not_401()
    {
        string longest = string.Concat(Enumerable.Repeat("// line\n", SourceFileRules.MaximumLines));

        AssertNone(SourceFileRules.Check("sim/EdgeLem.Sim/A.cs", longest));
        AssertOnly("sim/EdgeLem.Sim/A.cs: 401 lines", SourceFileRules.Check("sim/EdgeLem.Sim/A.cs", longest + "// line\n"));
        AssertNone(SourceFileRules.Check("tests/EdgeLem.Sim.Tests/A.cs", longest + "// line\n"));
    }

    [Fact]
    public void A_registry_host_is_named_with_its_line()
    {
        byte[] content = Encoding.UTF8.GetBytes("{\n  \"resolved\": \"https://registry.NPMJS" + ".org/x\"\n}");

        AssertOnly("package-lock.json(2): names the package registry", RegistryHostRules.Check("package-lock.json", content));
    }

    [Fact]
    public void The_files_of_the_repository_are_found()
    {
        Assert.Contains("EdgeLem.sln", SourceTree.Files);
        Assert.DoesNotContain(SourceTree.Files, file => file.StartsWith("artifacts/", StringComparison.Ordinal));
    }

    private static void AssertOnly(string start, IEnumerable<string> problems) => Assert.StartsWith(start, Assert.Single(problems), StringComparison.Ordinal);

    private static void AssertNone(IEnumerable<string> problems) => Assert.True(!problems.Any(), string.Join(Environment.NewLine, problems));
}

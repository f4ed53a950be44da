namespace EdgeLem.Architecture.Tests.Layout;

public sealed class DependencyTests
{
    [Fact]
    public void Dependencies_point_one_way()
    {
        ProjectFile[] projects = [.. SourceTree.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)).Select(Read)];

        Assert.Contains(projects, project => project.Name == "EdgeLem.Gateway");
        AssertNone(DependencyRules.Check(projects));
    }

    [Fact]
    public void Every_project_has_a_row_or_is_a_test()
    {
        AssertOnly("gateway/EdgeLem.New/EdgeLem.New.csproj: the project has no row", DependencyRules.Check([Project("gateway", "EdgeLem.New")]));
    }

    [Theory]
    [InlineData("gateway", "EdgeLem.Market", "EdgeLem.Grid")]
    [InlineData("gateway", "EdgeLem.Grid", "EdgeLem.Market")]
    [InlineData("firmware", "EdgeLem.Contracts", "EdgeLem.Modbus")]
    [InlineData("firmware", "EdgeLem.Node", "EdgeLem.Mqtt")]
    [InlineData("firmware", "EdgeLem.Node.Linux", "EdgeLem.Gateway")]
    [InlineData("gateway", "EdgeLem.Broker", "EdgeLem.Contracts")]
    [InlineData("gateway", "EdgeLem.Gateway", "EdgeLem.Node")]
    [InlineData("gateway", "EdgeLem.Gateway", "EdgeLem.Sim")]
    public void A_reference_the_wrong_way_is_named(string folder, string from, string to)
    {
        AssertOnly($"{folder}/{from}/{from}.csproj: references '{to}'", DependencyRules.Check([Project(folder, from, to)]));
    }

    [Theory]
    [InlineData("firmware", "EdgeLem.Node", "EdgeLem.Contracts")]
    [InlineData("firmware", "EdgeLem.Node.Linux", "EdgeLem.Modbus")]
    [InlineData("gateway", "EdgeLem.Gateway", "EdgeLem.Grid")]
    [InlineData("sim", "EdgeLem.Sim", "EdgeLem.Market")]
    [InlineData("tests", "EdgeLem.Anything.Tests", "EdgeLem.Sim")]
    public void A_reference_along_the_way_passes_also_when_it_is_indirect(string folder, string from, string to)
    {
        AssertNone(DependencyRules.Check([Project(folder, from, to)]));
    }

    [Theory]
    [InlineData("sim", "EdgeLem.Sim")]
    [InlineData("tests", "EdgeLem.Grid.Tests")]
    public void Nothing_references_a_test_project(string folder, string from)
    {
        ProjectFile[] projects = [Project(folder, from, "EdgeLem.Bench"), Project("tests", "EdgeLem.Bench")];

        AssertOnly($"{folder}/{from}/{from}.csproj: references the test project 'EdgeLem.Bench'", DependencyRules.Check(projects));
    }

    [Fact]
    public void A_package_in_a_pure_project_is_named_but_an_analyzer_passes()
    {
        ProjectFile project = ProjectFile.Parse(
            "gateway/EdgeLem.Grid/EdgeLem.Grid.csproj",
            """<Project><ItemGroup><PackageReference Include="Numbers" /><PackageReference Include="Some.Analyzers" PrivateAssets="all" /></ItemGroup></Project>""",
            hasLockFile: true);

        AssertOnly("gateway/EdgeLem.Grid/EdgeLem.Grid.csproj: references the package 'Numbers'", DependencyRules.Check([project]));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("Condition=\"'$(DevicePackages)' == 'true'\"", 0)]
    [InlineData("Condition=\"'$(DevicePackages)' != 'true'\"", 1)]
    public void A_device_package_is_named_unless_only_builds_with_the_switch_need_it(string condition, int problems)
    {
        string xml = $"""<Project><ItemGroup {condition}><PackageReference Include="System.IO.Ports" /></ItemGroup></Project>""";
        ProjectFile project = ProjectFile.Parse("firmware/EdgeLem.Node.Linux/EdgeLem.Node.Linux.csproj", xml, hasLockFile: true);

        Assert.Equal(problems, DependencyRules.Check([project]).Count(problem => problem.Contains("'System.IO.Ports'", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("""<PackageReference Include="Numbers" Version="1.0" />""")]
    [InlineData("""<PackageReference Include="Numbers" VersionOverride="1.0" />""")]
    [InlineData("""<PackageReference Include="Numbers"><Version>1.0</Version></PackageReference>""")]
    public void A_version_in_a_project_file_is_named(string item)
    {
        ProjectFile project = ProjectFile.Parse("sim/EdgeLem.Sim/EdgeLem.Sim.csproj", $"<Project><ItemGroup>{item}</ItemGroup></Project>", hasLockFile: true);

        AssertOnly("sim/EdgeLem.Sim/EdgeLem.Sim.csproj: the package 'Numbers' names a version", DependencyRules.Check([project]));
    }

    [Fact]
    public void A_missing_lock_file_is_named()
    {
        AssertOnly("sim/EdgeLem.Sim/EdgeLem.Sim.csproj: packages.lock.json", DependencyRules.Check([Project("sim", "EdgeLem.Sim") with { HasLockFile = false }]));
    }

    [Fact]
    public void References_are_read_from_paths_with_either_slash()
    {
        ProjectFile project = ProjectFile.Parse(
            "sim/EdgeLem.Sim/EdgeLem.Sim.csproj",
            """<Project><ItemGroup><ProjectReference Include="..\..\firmware\EdgeLem.Node\EdgeLem.Node.csproj" /><ProjectReference Include="../A/B.csproj" /></ItemGroup></Project>""",
            hasLockFile: true);

        Assert.Equal(["EdgeLem.Node", "B"], project.References);
    }

    private static ProjectFile Project(string folder, string name, params string[] references) => new($"{folder}/{name}/{name}.csproj", references, [], HasLockFile: true);

    private static ProjectFile Read(string path)
    {
        string full = SourceTree.FullPath(path);
        return ProjectFile.Parse(path, File.ReadAllText(full), File.Exists(Path.Combine(Path.GetDirectoryName(full)!, "packages.lock.json")));
    }

    private static void AssertOnly(string start, IEnumerable<string> problems) => Assert.StartsWith(start, Assert.Single(problems), StringComparison.Ordinal);

    private static void AssertNone(IEnumerable<string> problems) => Assert.True(!problems.Any(), string.Join(Environment.NewLine, problems));
}

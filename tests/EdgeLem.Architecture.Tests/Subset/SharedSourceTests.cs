namespace EdgeLem.Architecture.Tests.Subset;

public sealed class SharedSourceTests
{
    private static readonly string[] Projects = ["firmware/EdgeLem.Contracts", "firmware/EdgeLem.Modbus", "firmware/EdgeLem.Node"];

    private static readonly string[] Outside = ["/Nano/", "/Storage/", "/Program.cs"];

    private static readonly string[] OutputFolders = ["obj", "bin", "artifacts"];

    [Fact]
    public void Shared_source_stays_in_the_subset_of_nanoFramework()
    {
        IReadOnlyList<Violation> violations = SubsetGuard.Check(Projects.SelectMany(SourcesOf).Concat(ProgramSources()));

        Assert.True(violations.Count == 0, string.Join(Environment.NewLine, violations));
    }

    /// <summary>The device's program without its adapters and files, which name types that the node's core has no business with: the compile gate looks at those.</summary>
    private static IEnumerable<(string Path, string Text)> ProgramSources() => SourcesOf("firmware/EdgeLem.Node.Esp32")
        .Where(file => !Outside.Any(part => file.Path.Contains(part, StringComparison.Ordinal)));

    private static IEnumerable<(string Path, string Text)> SourcesOf(string project) =>
        Directory.EnumerateFiles(EdgeLem.Tests.Repository.PathOf(project), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(EdgeLem.Tests.Repository.Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => OutputFolders.Contains(part)))
            .Order(StringComparer.Ordinal)
            .Select(path => (path, File.ReadAllText(EdgeLem.Tests.Repository.PathOf(path))));
}

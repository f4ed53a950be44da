namespace EdgeLem.Architecture.Tests;

public sealed class SolutionTests
{
    [Fact]
    public void The_solution_file_lists_every_project_in_the_repository()
    {
        string solution = File.ReadAllText(EdgeLem.Tests.Repository.PathOf("EdgeLem.sln"));
        IEnumerable<string> projects = new[] { "firmware", "gateway", "sim", "tests" }
            .SelectMany(folder => Directory.EnumerateFiles(EdgeLem.Tests.Repository.PathOf(folder), "*.csproj", SearchOption.AllDirectories));

        Assert.All(projects, path => Assert.Contains(Path.GetFileName(path), solution, StringComparison.Ordinal));
    }
}

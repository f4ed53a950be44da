namespace EdgeLem.Tests;

/// <summary>Where the sources and the optional shared data lie, seen from a test's build output.</summary>
internal static class Repository
{
    /// <summary>The folder of <c>EdgeLem.sln</c>, found by walking up from the test's own folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A file of the repository.</summary>
    /// <param name="relativePath">Path from the root, with forward slashes.</param>
    public static string PathOf(string relativePath) => Path.Combine(Root, relativePath);

    /// <summary>Skips the running test, saying so, unless the shared data folder beside the repository has the file.</summary>
    /// <param name="relativePath">Path from the shared folder, with forward slashes.</param>
    /// <returns>The full path of the file or folder.</returns>
    public static string SharedOrSkip(string relativePath)
    {
        string path = Path.GetFullPath(Path.Combine(Root, "..", "shared", relativePath));
        Assert.SkipUnless(Path.Exists(path), $"Skipped: the reference data '../shared/{relativePath}' is not beside the repository.");
        return path;
    }

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "EdgeLem.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException($"EdgeLem.sln was not found above '{AppContext.BaseDirectory}'. Run the tests from their build output inside the repository.");
    }
}

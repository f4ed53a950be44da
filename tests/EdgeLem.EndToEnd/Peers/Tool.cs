using EdgeLem.EndToEnd.Programs;

namespace EdgeLem.EndToEnd.Peers;

/// <summary>Other people's programs that speak the same protocols.</summary>
internal static class Tool
{
    /// <summary>The path of a program; skips the running test, saying so, when it is not installed.</summary>
    /// <param name="name">Name of the program.</param>
    public static string PathOrSkip(string name)
    {
        string? path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        Assert.SkipWhen(path is null, $"Skipped: the program '{name}' is not installed.");
        return path!;
    }

    /// <summary>Runs a program to its end.</summary>
    /// <param name="path">Path of the program.</param>
    /// <param name="arguments">Arguments.</param>
    /// <returns>Lines of its standard output.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(string path, params string[] arguments)
    {
        using ChildProcess tool = ChildProcess.Start(path, arguments);
        await tool.EndAsync();
        return tool.Lines;
    }
}

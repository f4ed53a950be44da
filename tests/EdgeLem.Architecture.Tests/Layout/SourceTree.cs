using System.Diagnostics;

namespace EdgeLem.Architecture.Tests.Layout;

/// <summary>The files of the repository: what git tracks or would track, or every file outside the build's folders where git does not answer.</summary>
internal static class SourceTree
{
    private static readonly HashSet<string> NotOurs =
        [".git", ".vs", ".vscode", "artifacts", "bin", "obj", "out", "dist", "node_modules", "TestResults", "test-results"];

    /// <summary>Paths relative to the root, with forward slashes, in ordinal order.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. (FromGit() ?? FromDisk()).Where(Exists).Where(IsOurs).Order(StringComparer.Ordinal)];

    public static string FullPath(string path) => EdgeLem.Tests.Repository.PathOf(path);

    private static bool Exists(string path) => File.Exists(FullPath(path));

    private static bool IsOurs(string path) => !path.Split('/').Any(NotOurs.Contains);

    private static string[]? FromGit()
    {
        ProcessStartInfo start = new("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = EdgeLem.Tests.Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        try
        {
            using Process git = Process.Start(start)!;
            git.ErrorDataReceived += (_, _) => { };
            git.BeginErrorReadLine();
            string output = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            return git.ExitCode == 0 ? output.Split('\0', StringSplitOptions.RemoveEmptyEntries) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null; // git is not installed
        }
    }

    private static IEnumerable<string> FromDisk() =>
        Directory.EnumerateFiles(EdgeLem.Tests.Repository.Root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Select(path => Path.GetRelativePath(EdgeLem.Tests.Repository.Root, path).Replace('\\', '/'));
}

namespace EdgeLem.Architecture.Tests.Layout;

/// <summary>A folder or project is named after a step of the data path, never after "everything else".</summary>
internal static class FolderRules
{
    private static readonly HashSet<string> Vague = new(["Common", "Utils", "Util", "Helpers", "Core", "Shared"], StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Check(IEnumerable<string> files) =>
        files.SelectMany(VagueParts).Distinct().Select(part => $"{part}: a project or folder may not be called {string.Join(", ", Vague)}. Name it after what it does.");

    // Parts of dotted names count too: EdgeLem.Core is a Core.
    private static IEnumerable<string> VagueParts(string file)
    {
        string[] folders = file.Split('/')[..^1];
        IEnumerable<string> vagueFolders = folders.Index().Where(folder => folder.Item.Split('.').Any(Vague.Contains)).Select(folder => string.Join('/', folders[..(folder.Index + 1)]));
        bool isVagueProject = file.EndsWith("proj", StringComparison.Ordinal) && Path.GetFileNameWithoutExtension(file).Split('.').Any(Vague.Contains);
        return isVagueProject ? vagueFolders.Append(file) : vagueFolders;
    }
}

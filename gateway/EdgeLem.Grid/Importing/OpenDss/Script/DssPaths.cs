namespace EdgeLem.Grid;

/// <summary>Finds the files that a script names.</summary>
internal static class DssPaths
{
    /// <summary>
    /// The path of a file named in a script. Scripts are written on Windows: backslashes separate folders, and case does not matter, so when no file
    /// has the name exactly, the one in the same folder that differs by case only is taken.
    /// </summary>
    public static string Resolve(string folder, string name)
    {
        string path = Path.Combine(folder, name.Trim().Replace('\\', '/'));
        string? directory = Path.GetDirectoryName(path);
        if (File.Exists(path) || string.IsNullOrEmpty(directory) || !Directory.Exists(directory))
        {
            return path;
        }

        string file = Path.GetFileName(path);
        return Directory.EnumerateFiles(directory).FirstOrDefault(other => Path.GetFileName(other).Equals(file, StringComparison.OrdinalIgnoreCase)) ?? path;
    }
}

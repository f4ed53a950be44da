namespace EdgeLem.Footprint.Payload;

/// <summary>
/// Names of the run-time's own library that the format numbers, so that they take no room in the table of strings. The list has those that the program used
/// when it was made; a name missing from it costs its length in the estimate and nothing on the device.
/// </summary>
internal static class PredefinedNames
{
    private static readonly HashSet<string> Names = Read();

    /// <summary>Whether a name takes no room.</summary>
    /// <param name="name">The name.</param>
    public static bool Has(string name) => Names.Contains(name);

    private static HashSet<string> Read()
    {
        using var text = new StreamReader(typeof(PredefinedNames).Assembly.GetManifestResourceStream("predefined-names.txt")!);
        return new HashSet<string>(text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), StringComparer.Ordinal);
    }
}

using System.Globalization;

namespace EdgeLem.Footprint.Images;

/// <summary>
/// Sizes of files that the metadata processor 3.0.100 wrote of the device's assemblies, compiled against the real libraries and with their names shortened. They are of
/// the sources as they were when the names were first shortened; what the program has become since is not in them.
/// </summary>
internal static class Conversions
{
    private static readonly Dictionary<(string Assembly, string Drivers), int> Recorded = Read();

    /// <summary>The recorded size of an assembly, bytes.</summary>
    /// <param name="assembly">Its name.</param>
    /// <param name="drivers">sunspec or all.</param>
    public static int BytesOf(string assembly, string drivers) => Recorded[(assembly, drivers)];

    private static Dictionary<(string Assembly, string Drivers), int> Read()
    {
        using var text = new StreamReader(typeof(Conversions).Assembly.GetManifestResourceStream("conversions.csv")!);
        return text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.Trim().Split(','))
            .ToDictionary(cells => (cells[0], cells[1]), cells => int.Parse(cells[2], CultureInfo.InvariantCulture));
    }
}

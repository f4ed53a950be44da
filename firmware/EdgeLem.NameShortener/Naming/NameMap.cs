namespace EdgeLem.NameShortener.Naming;

/// <summary>What the names of one assembly became. As a file it is a table of comma-separated values with a head: assembly, kind, type, member, short.</summary>
public sealed class NameMap
{
    private const string Head = "assembly,kind,type,member,short";

    private readonly Dictionary<string, string> _types;
    private readonly Dictionary<(string Type, string Member, bool IsField), string> _members;

    /// <summary>Creates a map.</summary>
    /// <param name="assembly">Name of the assembly.</param>
    /// <param name="rows">Its rows.</param>
    /// <exception cref="InvalidDataException">A short name stands for two names.</exception>
    public NameMap(string assembly, IReadOnlyList<NameMapRow> rows)
    {
        Assembly = assembly;
        Rows = rows;
        _types = rows.Where(row => row.Kind == NameKind.Type).ToDictionary(row => row.Type, row => row.Given, StringComparer.Ordinal);
        _members = rows.Where(IsMember).ToDictionary(row => (row.Type, row.Member, row.Kind == NameKind.Field), row => row.Given);
        RefuseDoubles();
    }

    /// <summary>Name of the assembly.</summary>
    public string Assembly { get; }

    /// <summary>Every name that was shortened, and the types whose properties were kept.</summary>
    public IReadOnlyList<NameMapRow> Rows { get; }

    /// <summary>Reads a map.</summary>
    /// <param name="text">The file's text.</param>
    /// <exception cref="InvalidDataException">It is no map.</exception>
    public static NameMap Read(string text)
    {
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length < 2 || lines[0] != Head)
        {
            throw new InvalidDataException($"A map of names begins with '{Head}' and has a row for each name; write it with the command 'shorten'.");
        }

        string[][] cells = [.. lines.Skip(1).Select(line => line.Split(','))];
        return new NameMap(cells[0][0], [.. cells.Select(row => new NameMapRow(Enum.Parse<NameKind>(row[1], ignoreCase: true), row[2], row[3], row[4]))]);
    }

    /// <summary>The map as a file's text.</summary>
    public string Write() =>
        string.Concat(Rows.Select(row => $"{Assembly},{row.Kind.ToString().ToLowerInvariant()},{row.Type},{row.Member},{row.Given}\n").Prepend(Head + "\n"));

    /// <summary>The short name of a type.</summary>
    /// <param name="type">Its full name.</param>
    /// <returns>The short name; null when the type kept its own.</returns>
    public string? ShortOf(string type) => _types.GetValueOrDefault(type);

    /// <summary>The short name of a member.</summary>
    /// <param name="type">Full name of the type that declares it.</param>
    /// <param name="member">Name of the member.</param>
    /// <param name="isField">Whether it is a field.</param>
    /// <returns>The short name; null when the member kept its own.</returns>
    public string? ShortOf(string type, string member, bool isField) => _members.GetValueOrDefault((type, member, isField));

    /// <summary>Whether the properties of a type kept their names.</summary>
    /// <param name="type">Its full name.</param>
    public bool IsKept(string type) => Rows.Any(row => row.Kind == NameKind.Kept && row.Type == type);

    private static bool IsMember(NameMapRow row) => row.Kind is NameKind.Field or NameKind.Method or NameKind.Virtual;

    private void RefuseDoubles()
    {
        IGrouping<string, NameMapRow>? twice = Rows.Where(row => row.Kind != NameKind.Kept)
            .GroupBy(row => row.Kind == NameKind.Type ? row.Given : $"{row.Type} {(row.Kind == NameKind.Field ? "field" : "method")} {row.Given}")
            .FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw new InvalidDataException($"The short name '{twice.Key}' of {Assembly} stands for {string.Join(" and ", twice.Select(row => $"'{row.Type}' '{row.Member}'"))}; a map has one name for each.");
        }
    }
}

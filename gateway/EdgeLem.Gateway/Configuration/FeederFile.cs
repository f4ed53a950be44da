using EdgeLem.Grid;

namespace EdgeLem.Gateway.Configuration;

/// <summary>A feeder read from a file of any format, to be traded on.</summary>
/// <param name="Feeder">The feeder; null when there are defects.</param>
/// <param name="Defects">What is wrong with it.</param>
/// <param name="Notes">What was passed over or is worth knowing.</param>
internal sealed record FeederFile(Feeder? Feeder, IReadOnlyList<Defect> Defects, IReadOnlyList<string> Notes)
{
    /// <summary>Reads the file and looks whether the gateway can use it.</summary>
    /// <param name="path">An existing file.</param>
    public static FeederFile Load(string path)
    {
        FeederImport import = FeederFiles.Load(path);
        return Checked(path, import.Feeder, import.Defects, [.. import.Notes.Select(note => note.ToString())]);
    }

    /// <summary>A feeder can be electrically right and still have nobody, or somebody of an impossible name, to trade.</summary>
    private static FeederFile Checked(string path, Feeder? feeder, IReadOnlyList<Defect> defects, IReadOnlyList<string> notes)
    {
        Defect[] unusable =
        [
            .. defects,
            .. feeder?.Connections.Where(connection => !IsNodeId(connection.Id)).Select(connection => new Defect(
                new SourceLocation(path, 0),
                $"connection '{connection.Id}' cannot be a node: an id is 1 to 32 characters of a-z, 0-9 and '-', and not '{Market.Accounts.Retailer}', '{Market.Accounts.Network}' or '{Contracts.Topics.MarketBranch}'. Rename it.")) ?? [],
            .. feeder is { Connections.Count: 0 } ? [new Defect(new SourceLocation(path, 0), "the feeder has no connections: there is nobody to trade. Add them.")] : Array.Empty<Defect>(),
        ];
        return new FeederFile(unusable.Length == 0 ? feeder : null, unusable, notes);
    }

    private static bool IsNodeId(string id) => Market.Accounts.IsNodeId(id) && id != Contracts.Topics.MarketBranch;
}

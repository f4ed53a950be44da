namespace EdgeLem.Grid;

/// <summary>A closed branch between two buses, as topology sees it.</summary>
/// <param name="Title">Kind and id for messages, for example "line 'l1'".</param>
/// <param name="Origin">Where it was written.</param>
/// <param name="From">Bus index.</param>
/// <param name="To">Bus index.</param>
internal sealed record FeederEdge(string Title, ElementOrigin Origin, int From, int To)
{
    public required double LengthM { get; init; }

    public required TerminalList FromTerminals { get; init; }

    public required TerminalList ToTerminals { get; init; }

    /// <summary>Whether the two share no phase or neutral between the same buses, so that they are parts of one branch rather than a loop.</summary>
    public bool IsDisjointFrom(FeederEdge other)
    {
        bool isSameWay = From == other.From;
        return AreDisjoint(FromTerminals, isSameWay ? other.FromTerminals : other.ToTerminals)
            || AreDisjoint(ToTerminals, isSameWay ? other.ToTerminals : other.FromTerminals);
    }

    private static bool AreDisjoint(TerminalList a, TerminalList b) => !a.Any(terminal => terminal != Terminal.Earth && b.Contains(terminal));
}

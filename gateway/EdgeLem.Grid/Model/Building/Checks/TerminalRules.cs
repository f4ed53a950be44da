namespace EdgeLem.Grid;

/// <summary>Which terminals suit which element.</summary>
internal static class TerminalRules
{
    /// <summary>Both ends of a line or switch have as many terminals as the other, and not all of them are earth.</summary>
    public static void RequireEnds(CheckReport report, (ElementOrigin Origin, string Name) element, (TerminalList From, TerminalList To) ends)
    {
        report.Require(
            element.Origin,
            ends.From.Count > 0 && ends.From.Count == ends.To.Count,
            "toTerminals",
            $"{element.Name}: terminals '{ends.From}' at one end and '{ends.To}' at the other; both need the same number, 1 to 4.");
        report.Require(
            element.Origin,
            ends.From.Any(IsLive) && ends.To.Any(IsLive),
            "terminals",
            $"{element.Name}: all terminals of an end are earth. Name at least one of A, B, C, N.");
    }

    /// <summary>A, B and C in any order, alone.</summary>
    public static bool IsThreePhase(TerminalList terminals) => terminals.Count == 3 && terminals.All(IsPhase);

    /// <summary>A, B and C in any order, and as fourth N or earth.</summary>
    public static bool IsStarWithPoint(TerminalList terminals) => terminals.Count == 4 && terminals.Take(3).All(IsPhase) && !IsPhase(terminals[3]);

    /// <summary>What is wrong with the terminals of legs, or null.</summary>
    public static string? ComplaintAboutLegs(TerminalList terminals, LoadConnection connection)
    {
        bool isRight = connection switch
        {
            LoadConnection.Star => terminals.Count >= 2 && terminals.Take(terminals.Count - 1).All(IsLive),
            _ => terminals.Count is 2 or 3 && terminals.All(IsPhase),
        };
        return isRight ? null : connection == LoadConnection.Star
            ? $"terminals are '{terminals}'; a star needs its phases and last the star point, for example AN, ABCN or ABCE."
            : $"terminals are '{terminals}'; a delta needs two or three of A, B, C.";
    }

    /// <summary>Legs of a load, inverter or capacitor bank.</summary>
    public static int LegCount(TerminalList terminals, LoadConnection connection) =>
        connection == LoadConnection.Delta && terminals.Count == 3 ? 3 : Math.Max(0, terminals.Count - 1);

    public static bool IsPhase(Terminal terminal) => terminal is Terminal.A or Terminal.B or Terminal.C;

    public static bool IsLive(Terminal terminal) => terminal != Terminal.Earth;
}

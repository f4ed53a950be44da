namespace EdgeLem.Grid;

/// <summary>A bus as an element names it: "34.1" is bus 34, node 1. Names are folded to lower case, for OpenDSS does not tell cases apart.</summary>
internal sealed record DssBus(string Name, IReadOnlyList<int> Nodes, SourceLocation Location)
{
    public static DssBus? Parse(DssValue value)
    {
        string text = value.Text;
        string[] parts = text.Trim().ToLowerInvariant().Split('.');
        var nodes = new List<int>();
        foreach (string part in parts.Skip(1))
        {
            if (part.Length is 0 or > 3 || !part.All(char.IsAsciiDigit))
            {
                value.Reject($"'{text}' must be a bus name with nodes such as 34.1 or 34.1.2.3.");
                return null;
            }

            nodes.Add(int.Parse(part, System.Globalization.CultureInfo.InvariantCulture));
        }

        if (parts[0].Length == 0)
        {
            value.Reject("the name of the bus is missing.");
            return null;
        }

        return new DssBus(parts[0], nodes, value.Location);
    }

    /// <summary>The node of each conductor: as named; else 1, 2, 3 for the phases and earth for what follows them, as OpenDSS has it.</summary>
    public int[] NodesOf(int phases, int conductors) =>
        [.. Enumerable.Range(0, conductors).Select(i => i < Nodes.Count ? Nodes[i] : i < phases ? i + 1 : 0)];

    /// <summary>The terminals of all conductors.</summary>
    /// <param name="phases">Phases of the element.</param>
    /// <param name="conductors">Its conductors, 1 to 4.</param>
    /// <param name="complaint">What is wrong with the nodes; empty when this is not null.</param>
    public TerminalList? TerminalsOf(int phases, int conductors, out string complaint)
    {
        int[] nodes = NodesOf(phases, conductors);
        string shown = $"bus '{Name}' with nodes {string.Join('.', nodes)}";
        complaint = nodes.Length is 0 or > 4 ? FormattableString.Invariant($"{nodes.Length} conductors; 1 to 4 are supported.")
            : nodes.Any(node => node > 4) ? $"{shown}: only nodes 0 (earth), 1, 2, 3 (phases) and 4 (neutral) are supported."
            : nodes.Where(node => node > 0).Distinct().Count() < nodes.Count(node => node > 0) ? $"{shown}: a node is named twice; give each conductor its own."
            : "";
        return complaint.Length == 0 ? new TerminalList([.. nodes.Select(node => (Terminal)node)]) : null;
    }
}

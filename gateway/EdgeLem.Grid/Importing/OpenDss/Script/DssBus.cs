namespace EdgeLem.Grid;

/// <summary>A bus as an element names it: "34.1" is bus 34, node 1. Names are folded to lower case, for OpenDSS does not tell cases apart.</summary>
internal sealed record DssBus(string Name, IReadOnlyList<int> Nodes, SourceLocation Location)
{
    public bool IsThreePhase => Nodes.Count == 0 || (Nodes.Count is 3 or 4 && Nodes.Take(3).SequenceEqual([1, 2, 3]) && Nodes.Skip(3).All(node => node == 0));

    public static DssBus? Parse(DssValue value) => Parse(value.Text, value);

    public static DssBus? Parse(string text, DssValue value)
    {
        string[] parts = text.Trim().ToLowerInvariant().Split('.');
        var nodes = new List<int>();
        foreach (string part in parts.Skip(1))
        {
            if (part.Length != 1 || !char.IsAsciiDigit(part[0]))
            {
                value.Reject($"'{text}' must be a bus name with nodes such as 34.1 or 34.1.2.3.");
                return null;
            }

            nodes.Add(part[0] - '0');
        }

        return new DssBus(parts[0], nodes, value.Location);
    }
}

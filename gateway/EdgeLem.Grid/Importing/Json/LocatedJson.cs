namespace EdgeLem.Grid;

/// <summary>Kind of a JSON value.</summary>
internal enum LocatedKind
{
    Null,
    Boolean,
    Number,
    Text,
    List,
    Object,
}

/// <summary>A JSON value that knows the line it starts on.</summary>
internal sealed class LocatedJson
{
    public required LocatedKind Kind { get; init; }

    /// <summary>Line of the value, from 1.</summary>
    public required int Line { get; init; }

    public double Number { get; init; }

    public string Text { get; init; } = "";

    public List<LocatedJson> Items { get; } = [];

    public List<LocatedProperty> Properties { get; } = [];
}

/// <summary>A property of a JSON object, with the line of its name.</summary>
internal sealed record LocatedProperty(string Name, int Line, LocatedJson Value);

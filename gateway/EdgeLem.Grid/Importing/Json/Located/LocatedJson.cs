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

    /// <summary>Value of a number, NaN when it is none that can be held; of a boolean 1 or 0.</summary>
    public double Number { get; init; }

    /// <summary>A text's content; a number's digits as they are written.</summary>
    public string Text { get; init; } = "";

    public List<LocatedJson> Items { get; } = [];

    public List<LocatedProperty> Properties { get; } = [];
}

/// <summary>A property of a JSON object, with the line of its name.</summary>
internal sealed record LocatedProperty(string Name, int Line, LocatedJson Value);

namespace EdgeLem.Grid;

/// <summary>Where an element was written, and, when its properties stand on lines of their own, where each of them was.</summary>
internal sealed record ElementOrigin(SourceLocation Location)
{
    /// <summary>Line of each property, by its name in the file.</summary>
    public IReadOnlyDictionary<string, int>? PropertyLines { get; init; }

    /// <summary>The reader has already reported a property of this element: do not judge its values again, only its place in the network.</summary>
    public bool Flawed { get; init; }

    public SourceLocation At(string property) =>
        PropertyLines is not null && PropertyLines.TryGetValue(property, out int line) ? Location with { Line = line } : Location;
}

/// <summary>An element together with the place it was written.</summary>
internal readonly record struct Located<T>(T Item, ElementOrigin Origin);

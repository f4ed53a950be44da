namespace EdgeLem.Grid;

/// <summary>An electrical point with three phases.</summary>
public sealed record Bus
{
    /// <summary>Name, unique in the feeder: 1 to 64 of letters, digits, '.', '_' and '-'.</summary>
    public required string Id { get; init; }

    /// <summary>Where to draw it; null when the file does not say.</summary>
    public MapPoint? Position { get; init; }
}

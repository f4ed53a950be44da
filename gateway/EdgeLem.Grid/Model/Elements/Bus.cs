namespace EdgeLem.Grid;

/// <summary>An electrical point. Its terminals are those that elements are connected to.</summary>
public sealed record Bus
{
    /// <summary>Name, unique in the feeder: 1 to 64 of letters, digits, '.', '_' and '-'.</summary>
    public required string Id { get; init; }

    /// <summary>Base of its per-unit voltages, phase to neutral, in V; null to derive it from sources and transformer ratings.</summary>
    public double? NominalVoltageV { get; init; }

    /// <summary>Where to draw it; null when the file does not say.</summary>
    public MapPoint? Position { get; init; }
}

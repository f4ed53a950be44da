namespace EdgeLem.Gateway.Http.Live;

/// <summary>One bus of the feeder as the live page draws it.</summary>
public sealed record LiveBus
{
    /// <summary>The bus's id, unique in its feeder.</summary>
    public required string BusId { get; init; }

    /// <summary>The bus one step nearer to the transformer; null for the transformer's own low-voltage bus.</summary>
    public string? ParentBusId { get; init; }

    /// <summary>Length of the path from the transformer, m, 0 or more.</summary>
    public required double DistanceM { get; init; }

    /// <summary>East coordinate in any length unit, the same for all buses; null when the feeder has no map, and the page then draws a tree.</summary>
    public double? X { get; init; }

    /// <summary>North coordinate in the unit of <see cref="X"/>; null when the feeder has no map.</summary>
    public double? Y { get; init; }
}

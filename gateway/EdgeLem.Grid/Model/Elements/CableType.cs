namespace EdgeLem.Grid;

/// <summary>A cable or overhead line of the catalogue, per kilometre.</summary>
public sealed record CableType
{
    /// <summary>Name, unique among the feeder's cables: 1 to 64 of letters, digits, '.', '_' and '-'.</summary>
    public required string Id { get; init; }

    /// <summary>Impedance of one kilometre, in ohm and siemens.</summary>
    public required LineImpedance PerKilometre { get; init; }

    /// <summary>Permanent current per phase in A; null when unknown, then no line of this type is checked for current.</summary>
    public double? RatingA { get; init; }

    /// <summary>Permanent current of the neutral conductor in A; null for that of the phases.</summary>
    public double? NeutralRatingA { get; init; }

    /// <summary>Where the figures come from; free text.</summary>
    public string? Origin { get; init; }
}

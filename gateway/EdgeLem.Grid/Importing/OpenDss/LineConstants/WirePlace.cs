namespace EdgeLem.Grid;

/// <summary>One conductor of a line in its place; lengths in metres, resistances in ohm per metre.</summary>
internal sealed record WirePlace
{
    /// <summary>Horizontal place.</summary>
    public required double XM { get; init; }

    /// <summary>Height above, or depth below the earth's surface; greater than zero.</summary>
    public required double HeightM { get; init; }

    /// <summary>Geometric mean radius.</summary>
    public required double GmrM { get; init; }

    /// <summary>Radius for the capacitance.</summary>
    public required double RadiusM { get; init; }

    /// <summary>Resistance for alternating and direct current.</summary>
    public required (double Ac, double Dc) ResistanceOhmPerM { get; init; }

    /// <summary>The cable's earthed sheath; null for a bare wire.</summary>
    public CableSheath? Sheath { get; init; }
}

/// <summary>
/// The earthed metal around a cable's insulation: the strands of a concentric neutral or a tape shield (one strand); lengths in metres, resistances in ohm per metre.
/// </summary>
/// <param name="Strands">Number of strands; 1 for a tape.</param>
/// <param name="RadiusM">From the cable's axis to the strands' axes, or to the middle of the tape.</param>
/// <param name="GmrM">Geometric mean radius of all strands together.</param>
/// <param name="ResistanceOhmPerM">Of all strands together.</param>
/// <param name="CapacitanceFPerM">Between core and sheath.</param>
internal sealed record CableSheath(int Strands, double RadiusM, double GmrM, double ResistanceOhmPerM, double CapacitanceFPerM);

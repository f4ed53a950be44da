namespace EdgeLem.Grid;

/// <summary>
/// An impedance between one terminal of a bus, as a rule the neutral, and earth: a station's or customer's earth electrode. What it takes is reported as earthing losses.
/// </summary>
public sealed record Earthing
{
    /// <summary>Name, unique among the feeder's earthings, capacitors and shunts: 1 to 64 of letters, digits, '.', '_' and '-'.</summary>
    public required string Id { get; init; }

    /// <summary>The bus.</summary>
    public required string Bus { get; init; }

    /// <summary>The terminal that is earthed; default N.</summary>
    public Terminal Terminal { get; init; } = Terminal.N;

    /// <summary>Resistance in ohm, 0 or more; it and the reactance must not both be zero.</summary>
    public required double ResistanceOhm { get; init; }

    /// <summary>Reactance in ohm, 0 or more; default 0.</summary>
    public double ReactanceOhm { get; init; }
}

namespace EdgeLem.Grid;

/// <summary>
/// What a three-phase transformer with star windings shows to zero-sequence currents, where it differs from the positive sequence. It matters for windings with a connected
/// star point that no delta winding balances: the core then decides (three-limb: a low magnetising impedance; five-limb, shell or three single-phase units: a high one).
/// </summary>
public sealed record TransformerZeroSequence
{
    /// <summary>Zero-sequence short-circuit resistance in percent of the rated impedance; default null, that of the positive sequence.</summary>
    public double? ResistancePercent { get; init; }

    /// <summary>Zero-sequence short-circuit reactance in percent; default null, that of the positive sequence.</summary>
    public double? ReactancePercent { get; init; }

    /// <summary>Zero-sequence magnetising conductance in percent of the rated admittance; default null, that of the positive sequence.</summary>
    public double? NoLoadLossPercent { get; init; }

    /// <summary>Zero-sequence magnetising susceptance, taken as inductive, in percent of the rated admittance; default null, that of the positive sequence.</summary>
    public double? MagnetisingPercent { get; init; }
}

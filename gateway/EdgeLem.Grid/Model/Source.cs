namespace EdgeLem.Grid;

/// <summary>The medium-voltage network above the transformer: a balanced voltage behind a short-circuit impedance.</summary>
public sealed record Source
{
    /// <summary>The bus it feeds, which is the transformer's high-voltage bus.</summary>
    public required string Bus { get; init; }

    /// <summary>Nominal voltage between phases, in V.</summary>
    public required double NominalVoltageV { get; init; }

    /// <summary>Open-circuit voltage over <see cref="NominalVoltageV"/>.</summary>
    public required double VoltagePu { get; init; }

    /// <summary>Angle of phase A's open-circuit voltage, in degrees.</summary>
    public double AngleDeg { get; init; }

    /// <summary>Short-circuit impedance at the nominal voltage, in ohm. Its zero sequence carries no current here, for the delta winding blocks it.</summary>
    public required SequenceImpedance Impedance { get; init; }
}

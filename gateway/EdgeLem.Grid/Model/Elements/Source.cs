namespace EdgeLem.Grid;

/// <summary>The network above: a balanced voltage behind a short-circuit impedance, star point earthed.</summary>
public sealed record Source
{
    /// <summary>Name, unique among the feeder's sources; default "source".</summary>
    public string Id { get; init; } = "source";

    /// <summary>The bus it feeds.</summary>
    public required string Bus { get; init; }

    /// <summary>Its three terminals there; default A, B, C.</summary>
    public TerminalList Terminals { get; init; } = TerminalList.ThreePhase;

    /// <summary>Nominal voltage between phases, in V.</summary>
    public required double NominalVoltageV { get; init; }

    /// <summary>Open-circuit voltage over <see cref="NominalVoltageV"/>.</summary>
    public required double VoltagePu { get; init; }

    /// <summary>Angle of phase A's open-circuit voltage, in degrees.</summary>
    public double AngleDeg { get; init; }

    /// <summary>Short-circuit impedance at the nominal voltage, in ohm.</summary>
    public required SequenceImpedance Impedance { get; init; }
}

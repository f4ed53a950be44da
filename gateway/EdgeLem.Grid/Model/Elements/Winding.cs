namespace EdgeLem.Grid;

/// <summary>One side of a two-winding transformer.</summary>
public sealed record Winding
{
    /// <summary>The bus.</summary>
    public required string Bus { get; init; }

    /// <summary>Star, delta or single-phase.</summary>
    public required WindingConnection Connection { get; init; }

    /// <summary>Terminals of the bus, as <see cref="Connection"/> says.</summary>
    public required TerminalList Terminals { get; init; }

    /// <summary>Rated voltage in V: between phases for star and delta, across the winding for single-phase.</summary>
    public required double RatedVoltageV { get; init; }

    /// <summary>Turns of this winding over its rated turns; default 1, range 0.7 to 1.3.</summary>
    public double Tap { get; init; } = 1;

    /// <summary>Resistance between star point and its terminal in ohm; default 0.</summary>
    public double StarPointResistanceOhm { get; init; }

    /// <summary>Reactance between star point and its terminal in ohm; default 0.</summary>
    public double StarPointReactanceOhm { get; init; }

    /// <summary>Rated voltage across one unit of the winding in V, at tap 1.</summary>
    public double UnitVoltageV => Connection == WindingConnection.Star ? RatedVoltageV / Math.Sqrt(3) : RatedVoltageV;

    /// <summary>Rated current of a conductor of this side in A.</summary>
    /// <param name="ratedPowerVa">Rated power of the transformer in VA.</param>
    public double RatedCurrentA(double ratedPowerVa) =>
        ratedPowerVa / (Connection == WindingConnection.SinglePhase ? RatedVoltageV : Math.Sqrt(3) * RatedVoltageV);
}

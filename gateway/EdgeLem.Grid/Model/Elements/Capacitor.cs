namespace EdgeLem.Grid;

/// <summary>A capacitor bank: a constant susceptance in star or delta.</summary>
public sealed record Capacitor
{
    /// <summary>Name, unique among the feeder's earthings, capacitors and shunts: 1 to 64 of letters, digits, '.', '_' and '-'.</summary>
    public required string Id { get; init; }

    /// <summary>The bus.</summary>
    public required string Bus { get; init; }

    /// <summary>Terminals: of a star the phases and last the star point (N or E); of a delta two or three.</summary>
    public required TerminalList Terminals { get; init; }

    /// <summary>Star or delta.</summary>
    public LoadConnection Connection { get; init; } = LoadConnection.Star;

    /// <summary>Rated reactive power of all phases together at rated voltage, in var, greater than zero.</summary>
    public required double RatedVar { get; init; }

    /// <summary>Rated voltage across one leg of the bank in V: phase to star point, or between two phases of a delta.</summary>
    public required double RatedVoltageV { get; init; }

    /// <summary>Whether it is connected; default true.</summary>
    public bool IsClosed { get; init; } = true;
}

namespace EdgeLem.Grid;

/// <summary>A constant admittance from terminals of a bus to earth, with any coupling between them: reactors, measured shunts, anti-float admittances.</summary>
public sealed record Shunt
{
    /// <summary>Name, unique among the feeder's earthings, capacitors and shunts: 1 to 64 of letters, digits, '.', '_' and '-'.</summary>
    public required string Id { get; init; }

    /// <summary>The bus.</summary>
    public required string Bus { get; init; }

    /// <summary>The terminals, none of them earth.</summary>
    public required TerminalList Terminals { get; init; }

    /// <summary>Nodal admittance in siemens over the terminals: current into the shunt = admittance times voltage to earth.</summary>
    public required ConductorMatrix AdmittanceS { get; init; }
}

namespace EdgeLem.Sim.Reporting;

/// <summary>One home's totals over a run.</summary>
public sealed record ReportHome
{
    /// <summary>The node's id.</summary>
    public required string NodeId { get; init; }

    /// <summary>Its connected phases, for example "B" or "ABC".</summary>
    public required string Phases { get; init; }

    /// <summary>Whether the home has PV.</summary>
    public required bool HasPv { get; init; }

    /// <summary>Metered import, Wh, 0 or more.</summary>
    public required double ImportWh { get; init; }

    /// <summary>Metered export, Wh, 0 or more.</summary>
    public required double ExportWh { get; init; }

    /// <summary>What the home pays in total, micro-euro; negative when it earns.</summary>
    public required long AmountMicroEur { get; init; }
}

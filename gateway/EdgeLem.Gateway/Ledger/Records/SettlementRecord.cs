namespace EdgeLem.Gateway.Ledger.Records;

/// <summary>What the ledger keeps of an interval's settlement. The lists may come in any sequence.</summary>
public sealed record SettlementRecord
{
    /// <summary>Interval and retailer's prices.</summary>
    public required IntervalRecord Interval { get; init; }

    /// <summary>How it was settled, for example <c>settled</c>.</summary>
    public string Outcome { get; init; } = "settled";

    /// <summary>The counters of every node, used, refused or missing.</summary>
    public IReadOnlyList<MeterReadingRecord> MeterReadings { get; init; } = [];

    /// <summary>All lines; their amounts sum to 0.</summary>
    public IReadOnlyList<SettlementLineRecord> Lines { get; init; } = [];
}

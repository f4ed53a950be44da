namespace EdgeLem.Gateway.Ledger.Records;

/// <summary>The counters with which one node entered a settlement, used or not.</summary>
public sealed record MeterReadingRecord
{
    /// <summary>The node.</summary>
    public required string NodeId { get; init; }

    /// <summary>Market time of the reading, UTC epoch seconds; null when none came.</summary>
    public long? ReadingTimeS { get; init; }

    /// <summary>Energy ever imported, Wh; null when no reading came.</summary>
    public long? ImportWh { get; init; }

    /// <summary>Energy ever exported, Wh; null when no reading came.</summary>
    public long? ExportWh { get; init; }

    /// <summary>Whether later intervals count from this reading: it was used, or is the node's first.</summary>
    public required bool IsAccepted { get; init; }

    /// <summary><c>metered</c> or <c>estimated</c>.</summary>
    public required string Quality { get; init; }

    /// <summary>Why the energy is estimated, for example <c>counter-went-back</c>; null when it is metered.</summary>
    public string? Reason { get; init; }

    /// <summary>Energy on which the node was settled, J, import positive.</summary>
    public required long SettledJ { get; init; }

    internal object?[] ToRow() => [NodeId, ReadingTimeS, ImportWh, ExportWh, IsAccepted ? 1L : 0L, Quality, Reason, SettledJ];

    internal static MeterReadingRecord FromRow(object?[] row) => new()
    {
        NodeId = (string)row[0]!,
        ReadingTimeS = (long?)row[1],
        ImportWh = (long?)row[2],
        ExportWh = (long?)row[3],
        IsAccepted = (long)row[4]! != 0,
        Quality = (string)row[5]!,
        Reason = (string?)row[6],
        SettledJ = (long)row[7]!,
    };
}

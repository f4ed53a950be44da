namespace EdgeLem.Gateway.Ledger.Records;

/// <summary>The head row of one entry.</summary>
public sealed record LedgerRound
{
    /// <summary>Number of the entry, from 1 without gaps.</summary>
    public required long RoundNumber { get; init; }

    /// <summary><c>clearing</c>, <c>settlement</c>, or <c>correction-1</c> and so on.</summary>
    public required string Kind { get; init; }

    /// <summary>Interval and retailer's prices.</summary>
    public required IntervalRecord Interval { get; init; }

    /// <summary>How the round ended.</summary>
    public required string Outcome { get; init; }

    /// <summary>Market mechanism; null for a settlement.</summary>
    public string? Mechanism { get; init; }

    /// <summary>Grid policy; null for a settlement.</summary>
    public string? Policy { get; init; }

    /// <summary>Local price, micro-euro per kWh; null without trades and for a settlement.</summary>
    public long? PriceMicroEurPerKwh { get; init; }

    /// <summary>Power traded, W; null for a settlement.</summary>
    public long? VolumeW { get; init; }

    /// <summary>Whether the power flow converged; null when none was run and for a settlement.</summary>
    public bool? HasConverged { get; init; }

    /// <summary>Hash of the entry before, 64 lower-case hexadecimal digits; of the genesis for the first.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>Hash of this entry, 64 lower-case hexadecimal digits.</summary>
    public required string Hash { get; init; }

    internal static LedgerRound FromRow(object?[] row) => new()
    {
        RoundNumber = (long)row[0]!,
        Kind = (string)row[1]!,
        Interval = new IntervalRecord((long)row[2]!, (long)row[3]!, (long)row[4]!, (long)row[5]!),
        Outcome = (string)row[6]!,
        Mechanism = (string?)row[7],
        Policy = (string?)row[8],
        PriceMicroEurPerKwh = (long?)row[9],
        VolumeW = (long?)row[10],
        HasConverged = row[11] is long converged ? converged != 0 : null,
        PreviousHash = (string)row[^2]!,
        Hash = (string)row[^1]!,
    };
}

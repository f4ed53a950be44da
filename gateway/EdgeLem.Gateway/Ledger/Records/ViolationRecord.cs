namespace EdgeLem.Gateway.Ledger.Records;

/// <summary>A network limit that the checked result breaks.</summary>
/// <remarks>Value and limit come from a power flow as doubles; <see cref="LedgerScale.ToMilli"/> makes the integers that are recorded.</remarks>
public sealed record ViolationRecord
{
    /// <summary>What is violated, for example <c>over-voltage</c> or <c>line-current</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Bus, line or transformer.</summary>
    public required string Element { get; init; }

    /// <summary><c>A</c>, <c>B</c>, <c>C</c> or <c>N</c>; null for what has no phase.</summary>
    public string? Phase { get; init; }

    /// <summary>Unit of value and limit before scaling: <c>V</c>, <c>A</c>, <c>VA</c> or <c>percent</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>The value found, in thousandths of the unit.</summary>
    public required long ValueMilli { get; init; }

    /// <summary>The limit, in thousandths of the unit.</summary>
    public required long LimitMilli { get; init; }

    internal object?[] ToRow() => [Kind, Element, Phase, Unit, ValueMilli, LimitMilli];

    internal static ViolationRecord FromRow(object?[] row) => new()
    {
        Kind = (string)row[0]!,
        Element = (string)row[1]!,
        Phase = (string?)row[2],
        Unit = (string)row[3]!,
        ValueMilli = (long)row[4]!,
        LimitMilli = (long)row[5]!,
    };
}

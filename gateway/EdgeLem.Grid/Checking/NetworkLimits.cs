namespace EdgeLem.Grid;

/// <summary>What a network check allows. The defaults are those of EN 50160 for low voltage and the equipment's ratings.</summary>
public sealed record NetworkLimits
{
    /// <summary>Lowest voltage, phase to neutral, over nominal; default 0.90, range 0.5 to 1.</summary>
    public double MinVoltagePu { get; init; } = 0.90;

    /// <summary>Highest voltage, phase to neutral, over nominal; default 1.10, range 1 to 1.5.</summary>
    public double MaxVoltagePu { get; init; } = 1.10;

    /// <summary>Highest current of a line's phase over its rating; default 1, range 0.01 to 10. Lines without a rating are not checked.</summary>
    public double MaxLineLoading { get; init; } = 1;

    /// <summary>Highest current of a transformer's low-voltage phase over its rated current; default 1, range 0.01 to 10.</summary>
    public double MaxTransformerLoading { get; init; } = 1;

    /// <summary>Highest unbalance |V2/V1| at any low-voltage bus, in percent; default 2, range 0.01 to 100.</summary>
    public double MaxVoltageUnbalancePercent { get; init; } = 2;

    /// <summary>Every limit outside its range, by its name in camel case; empty when they can be used.</summary>
    public IReadOnlyList<string> Faults() => [.. Ranges().Where(range => !range.IsKept).Select(range => $"{char.ToLowerInvariant(range.Limit[0])}{range.Limit[1..]} {range.Words}")];

    /// <summary>Refuses limits outside their ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Names the first limit outside its range.</exception>
    public void Validate()
    {
        foreach (Range range in Ranges().Where(range => !range.IsKept))
        {
            throw new ArgumentOutOfRangeException(range.Limit, range.Value, FormattableString.Invariant($"The limit must be {range.Min} to {range.Max}."));
        }
    }

    private IEnumerable<Range> Ranges() =>
    [
        new(nameof(MinVoltagePu), MinVoltagePu, 0.5, 1),
        new(nameof(MaxVoltagePu), MaxVoltagePu, 1, 1.5),
        new(nameof(MaxLineLoading), MaxLineLoading, 0.01, 10),
        new(nameof(MaxTransformerLoading), MaxTransformerLoading, 0.01, 10),
        new(nameof(MaxVoltageUnbalancePercent), MaxVoltageUnbalancePercent, 0.01, 100),
    ];

    private readonly record struct Range(string Limit, double Value, double Min, double Max)
    {
        public bool IsKept => Value >= Min && Value <= Max;

        public string Words => FormattableString.Invariant($"{Value} must be {Min} to {Max}.");
    }
}

namespace EdgeLem.Grid;

/// <summary>
/// What a network check allows. The defaults are those of EN 50160 for low voltage, the equipment's ratings, and for the neutral the touch voltage that may last
/// (IEC 60364-4-41: 50 V AC). A limit that is null is not checked.
/// </summary>
public sealed record NetworkLimits
{
    /// <summary>Lowest voltage, phase to neutral, over nominal; default 0.90, range 0.5 to 1.</summary>
    public double MinVoltagePu { get; init; } = 0.90;

    /// <summary>Highest voltage, phase to neutral, over nominal; default 1.10, range 1 to 1.5.</summary>
    public double MaxVoltagePu { get; init; } = 1.10;

    /// <summary>
    /// Whether the two voltages above hold between phases, over the nominal voltage between phases, instead of phase to neutral; default false. For feeders without earthed star point,
    /// whose voltages to earth say little.
    /// </summary>
    public bool IsVoltageBetweenPhases { get; init; }

    /// <summary>Highest voltage between a bus's neutral and earth in V; default 50, range 0.1 to 1000. Buses whose neutral is not modelled are not checked.</summary>
    public double MaxNeutralVoltageV { get; init; } = 50;

    /// <summary>
    /// Highest current of a conductor of a line or switch, the neutral included, over its rating; default 1, range 0.01 to 10. Conductors without a rating are not checked.
    /// </summary>
    public double MaxLineLoading { get; init; } = 1;

    /// <summary>Highest current of a transformer's phase, on either side, over that side's rated current; default 1, range 0.01 to 10.</summary>
    public double MaxTransformerLoading { get; init; } = 1;

    /// <summary>
    /// Highest active power in W that each transformer next to a source may carry upwards, measured at its low-voltage terminals (of a feeder without such
    /// transformers, each source); default null, range 0 to 1e12.
    /// </summary>
    public double? MaxReverseFlowW { get; init; }

    /// <summary>Highest VUF, |V2/V1|, at any three-phase bus but the sources', in percent; default 2, range 0.01 to 100.</summary>
    public double MaxVoltageUnbalancePercent { get; init; } = 2;

    /// <summary>Highest PVUR at any such bus, in percent; default null, range 0.01 to 100.</summary>
    public double? MaxPvurPercent { get; init; }

    /// <summary>Highest LVUR at any such bus, in percent; default null, range 0.01 to 100.</summary>
    public double? MaxLvurPercent { get; init; }

    /// <summary>Highest |V0/V1| at any such bus, in percent; default null, range 0.01 to 100.</summary>
    public double? MaxZeroSequencePercent { get; init; }

    /// <summary>The limits with a margin, for plans that must hold although powers will be a little different.</summary>
    /// <param name="voltagePu">How much narrower the voltage band is on each side, over nominal, 0 to 0.1; no side passes nominal.</param>
    /// <param name="part">Which part of every other limit stays free, 0 to 0.9.</param>
    /// <exception cref="ArgumentOutOfRangeException">A margin is outside its range.</exception>
    public NetworkLimits WithMargin(double voltagePu, double part)
    {
        const double LargestVoltagePu = 0.1;
        const double LargestPart = 0.9;
        if (!(voltagePu >= 0 && voltagePu <= LargestVoltagePu) || !(part >= 0 && part <= LargestPart))
        {
            throw new ArgumentOutOfRangeException(nameof(voltagePu), FormattableString.Invariant($"The margins are {voltagePu} pu and {part}; they must be 0 to {LargestVoltagePu} pu and 0 to {LargestPart}."));
        }

        double keep = 1 - part;
        return this with
        {
            MinVoltagePu = Math.Min(1, MinVoltagePu + voltagePu), MaxVoltagePu = Math.Max(1, MaxVoltagePu - voltagePu), MaxNeutralVoltageV = MaxNeutralVoltageV * keep,
            MaxLineLoading = MaxLineLoading * keep, MaxTransformerLoading = MaxTransformerLoading * keep, MaxReverseFlowW = MaxReverseFlowW * keep,
            MaxVoltageUnbalancePercent = MaxVoltageUnbalancePercent * keep, MaxPvurPercent = MaxPvurPercent * keep, MaxLvurPercent = MaxLvurPercent * keep,
            MaxZeroSequencePercent = MaxZeroSequencePercent * keep,
        };
    }

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
        new(nameof(MaxNeutralVoltageV), MaxNeutralVoltageV, 0.1, 1000),
        new(nameof(MaxLineLoading), MaxLineLoading, 0.01, 10),
        new(nameof(MaxTransformerLoading), MaxTransformerLoading, 0.01, 10),
        new(nameof(MaxReverseFlowW), MaxReverseFlowW ?? 0, 0, 1e12),
        new(nameof(MaxVoltageUnbalancePercent), MaxVoltageUnbalancePercent, 0.01, 100),
        new(nameof(MaxPvurPercent), MaxPvurPercent ?? 1, 0.01, 100),
        new(nameof(MaxLvurPercent), MaxLvurPercent ?? 1, 0.01, 100),
        new(nameof(MaxZeroSequencePercent), MaxZeroSequencePercent ?? 1, 0.01, 100),
    ];

    private readonly record struct Range(string Limit, double Value, double Min, double Max)
    {
        public bool IsKept => Value >= Min && Value <= Max;

        public string Words => FormattableString.Invariant($"{Value} must be {Min} to {Max}.");
    }
}

namespace EdgeLem.Market.Clearing.Contracts;

/// <summary>From when until when a contract is in force.</summary>
public readonly record struct ContractPeriod
{
    /// <summary>Creates a period.</summary>
    /// <param name="fromS">Its first second, UTC epoch seconds, at least 0.</param>
    /// <param name="untilS">The second after its last, UTC epoch seconds.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is empty or begins before 1970.</exception>
    public ContractPeriod(long fromS, long untilS)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fromS);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(untilS, fromS);
        FromS = fromS;
        UntilS = untilS;
    }

    /// <summary>Its first second, UTC epoch seconds.</summary>
    public long FromS { get; }

    /// <summary>The second after its last, UTC epoch seconds.</summary>
    public long UntilS { get; }

    /// <summary>Its length, s.</summary>
    public long LengthS => UntilS - FromS;

    /// <summary>Whether two periods have a second in common.</summary>
    /// <param name="other">The other period.</param>
    public bool Overlaps(ContractPeriod other) => FromS < other.UntilS && other.FromS < UntilS;

    /// <summary>Whether another period lies in this one.</summary>
    /// <param name="other">The other period.</param>
    public bool Contains(ContractPeriod other) => FromS <= other.FromS && other.UntilS <= UntilS;
}

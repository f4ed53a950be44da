using System.Collections.Immutable;

namespace EdgeLem.Grid;

/// <summary>What a load's or inverter's nominal power is multiplied by, step after step.</summary>
public sealed record PowerProfile
{
    /// <summary>Name, unique among the feeder's profiles.</summary>
    public required string Id { get; init; }

    /// <summary>Length of a step in seconds, greater than zero; the first value is that of the first step.</summary>
    public required double IntervalS { get; init; }

    /// <summary>The multipliers, at least one; when <see cref="IsActualPower"/>, powers in W instead.</summary>
    public required ImmutableArray<double> Values { get; init; }

    /// <summary>The values are W and replace the nominal active power; the reactive power follows in proportion.</summary>
    public bool IsActualPower { get; init; }

    /// <summary>What to multiply a nominal power by in one step.</summary>
    /// <param name="step">Step from 0; beyond the end it starts again.</param>
    /// <param name="nominalW">Nominal active power in W; only needed when <see cref="IsActualPower"/>.</param>
    public double FactorAt(int step, double nominalW)
    {
        double value = Values[step % Values.Length];
        return IsActualPower && nominalW != 0 ? value / nominalW : value;
    }

    /// <summary>Whether all values are equal.</summary>
    /// <param name="other">Another profile.</param>
    public bool Equals(PowerProfile? other) => other is not null && (Id, IntervalS, IsActualPower) == (other.Id, other.IntervalS, other.IsActualPower)
        && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, IntervalS, Values.Length);
}

using System.Collections.Immutable;

namespace EdgeLem.Grid;

/// <summary>A load or uncontrolled generator (negative power): one or more legs with a stated dependence on voltage.</summary>
public sealed record Load
{
    /// <summary>Name, unique among the feeder's loads and inverters: 1 to 64 of letters, digits, '.', '_' and '-'.</summary>
    public required string Id { get; init; }

    /// <summary>The bus.</summary>
    public required string Bus { get; init; }

    /// <summary>Terminals, as <see cref="Connection"/> says.</summary>
    public required TerminalList Terminals { get; init; }

    /// <summary>Star (default) or delta.</summary>
    public LoadConnection Connection { get; init; } = LoadConnection.Star;

    /// <summary>Rated voltage across a leg in V: phase to star point, or between phases of a delta.</summary>
    public required double RatedVoltageV { get; init; }

    /// <summary>Power of each leg at rated voltage, one entry per leg.</summary>
    public required ImmutableArray<LegPower> LegPowers { get; init; }

    /// <summary>Dependence on voltage; default constant power.</summary>
    public VoltageDependence VoltageDependence { get; init; } = VoltageDependence.ConstantPower;

    /// <summary>The <see cref="PowerProfile.Id"/> that scales it over time; null when it is constant.</summary>
    public string? ProfileId { get; init; }

    /// <summary>The <see cref="Connection.Id"/> of the customer behind whose meter it is; null when it is nobody's.</summary>
    public string? ConnectionId { get; init; }

    /// <summary>Active power of all legs at rated voltage, in W.</summary>
    public double PowerW => LegPowers.Sum(leg => leg.PowerW);

    /// <summary>Reactive power of all legs at rated voltage, in var.</summary>
    public double ReactivePowerVar => LegPowers.Sum(leg => leg.ReactivePowerVar);

    /// <summary>Equal legs.</summary>
    /// <param name="legs">How many.</param>
    /// <param name="powerW">Active power of all together in W.</param>
    /// <param name="reactivePowerVar">Reactive power of all together in var.</param>
    public static ImmutableArray<LegPower> Balanced(int legs, double powerW, double reactivePowerVar) =>
        [.. Enumerable.Repeat(new LegPower(powerW / legs, reactivePowerVar / legs), legs)];

    /// <summary>Whether all values are equal, leg by leg.</summary>
    /// <param name="other">Another load.</param>
    public bool Equals(Load? other) => other is not null && LegPowers.SequenceEqual(other.LegPowers)
        && (Id, Bus, Terminals, Connection, RatedVoltageV) == (other.Id, other.Bus, other.Terminals, other.Connection, other.RatedVoltageV)
        && (VoltageDependence, ProfileId, ConnectionId) == (other.VoltageDependence, other.ProfileId, other.ConnectionId);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Bus, Terminals, RatedVoltageV);
}

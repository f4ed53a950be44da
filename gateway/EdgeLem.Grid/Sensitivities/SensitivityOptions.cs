namespace EdgeLem.Grid;

/// <summary>Which sensitivities are wanted, and how exactly.</summary>
public sealed record SensitivityOptions
{
    /// <summary>Phases whose voltage magnitude (phase to neutral) is watched; default none.</summary>
    public IReadOnlyList<PhasePoint> Monitored { get; init; } = [];

    /// <summary>Phases whose consumption is changed; at least one.</summary>
    public required IReadOnlyList<PhasePoint> Injections { get; init; }

    /// <summary>Conductors whose current magnitude is watched; default none.</summary>
    public IReadOnlyList<LineConductor> Conductors { get; init; } = [];

    /// <summary>Whether the derivatives of source power and losses are wanted; default false.</summary>
    public bool Losses { get; init; }

    /// <summary>
    /// What the exact mode may leave out of its series, in V per W and V per var, as estimated from how fast the terms shrink; default 5e-10 (half of 1e-6 V/kW), range 1e-15 to 1e-3.
    /// </summary>
    public double Tolerance { get; init; } = 5e-10;

    /// <summary>Refuses options outside their ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Names the first option outside its range.</exception>
    public void Validate()
    {
        ArgumentNullException.ThrowIfNull(Monitored);
        ArgumentNullException.ThrowIfNull(Conductors);
        ArgumentOutOfRangeException.ThrowIfZero(Injections.Count, nameof(Injections));
        if (!(Tolerance >= 1e-15 && Tolerance <= 1e-3))
        {
            throw new ArgumentOutOfRangeException(nameof(Tolerance), Tolerance, "The tolerance must be 1e-15 to 1e-3 V/W.");
        }
    }
}

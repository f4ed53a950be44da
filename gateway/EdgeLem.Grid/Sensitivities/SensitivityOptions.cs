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
    /// The exact mode stops when the last term of its series is below this, in V per W and V per var; default 1e-10 (1e-7 V/kW), range 1e-15 to 1e-3. What is left out is
    /// smaller, for the terms shrink by the contraction of the flow.
    /// </summary>
    public double Tolerance { get; init; } = 1e-10;

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

namespace EdgeLem.Grid;

/// <summary>How far the current of a conductor is from its limit.</summary>
public readonly record struct CurrentHeadroom
{
    /// <summary>Which limit it would break, which also says whether the element is a line, switch or transformer.</summary>
    public required ViolationKind Kind { get; init; }

    /// <summary>Line, switch or transformer id.</summary>
    public required string ElementId { get; init; }

    /// <summary>A, B, C or N.</summary>
    public required Terminal Conductor { get; init; }

    /// <summary>Of a transformer, the bus of the side that is meant; else null.</summary>
    public string? SideBusId { get; init; }

    /// <summary>Magnitude in A; of a line with shunt capacitance the greater one of its ends.</summary>
    public required double CurrentA { get; init; }

    /// <summary>What is allowed, in A.</summary>
    public required double LimitA { get; init; }

    /// <summary>What it may still rise by, in A; negative beyond the limit.</summary>
    public double RiseA => LimitA - CurrentA;
}

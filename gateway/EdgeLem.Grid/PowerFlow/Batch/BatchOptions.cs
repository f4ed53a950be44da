namespace EdgeLem.Grid;

/// <summary>How a batch is solved.</summary>
public sealed record BatchOptions
{
    /// <summary>Threads; default 1, range 1 to 256. The results do not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Whether every bus voltage and line current is wanted, or only the voltages at the points; default true.</summary>
    public bool AllBuses { get; init; } = true;

    /// <summary>Refuses options outside their ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Names the first option outside its range.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Threads, 1, nameof(Threads));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Threads, 256, nameof(Threads));
    }
}

using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>A bus whose voltage follows from the kept buses around it.</summary>
/// <param name="Bus">Bus index.</param>
/// <param name="Above">Place of the kept bus above, or itself.</param>
/// <param name="Below">Place of the kept bus below, or itself, whose current flows between.</param>
/// <param name="HasCurrent">Whether that current flows in the bus's own edge; false for a branch without loads.</param>
internal readonly record struct DirectBus(int Bus, int Above, int Below, bool HasCurrent)
{
    public Complex Own { get; init; }

    public Complex Common { get; init; }
}

using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>A constant admittance at a bus: current into it = <see cref="Admittance"/> times voltages to earth.</summary>
internal sealed class CircuitShunt
{
    public required int Bus { get; init; }

    /// <summary>Slots of its conductors, none of them earth.</summary>
    public required int[] Slots { get; init; }

    public required Complex[,] Admittance { get; init; }

    /// <summary>Whether it is an earth electrode, whose losses are reported apart.</summary>
    public required bool IsEarthing { get; init; }
}

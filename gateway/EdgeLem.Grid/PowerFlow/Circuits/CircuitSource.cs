using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>A source: three voltages behind an impedance matrix.</summary>
internal sealed class CircuitSource
{
    public required int Element { get; init; }

    public required int Bus { get; init; }

    public required int[] Slots { get; init; }

    /// <summary>Series impedance in ohm, 3 by 3.</summary>
    public required ConductorMatrix ImpedanceOhm { get; init; }

    /// <summary>Its inverse in siemens.</summary>
    public required Complex[,] AdmittanceS { get; init; }

    /// <summary>Open-circuit voltages to earth in V.</summary>
    public required Complex[] VoltageV { get; init; }
}

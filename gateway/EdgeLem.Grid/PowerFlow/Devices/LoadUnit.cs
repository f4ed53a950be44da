namespace EdgeLem.Grid;

/// <summary>A load of the feeder, prepared for solving.</summary>
internal sealed class LoadUnit
{
    /// <summary>Slots of each leg's ends; -1 for earth.</summary>
    public required (int Plus, int Minus)[] Legs { get; init; }

    public required double RatedVoltageV { get; init; }

    /// <summary>Dependence on voltage; null for constant power within the two squares and constant admittance outside.</summary>
    public required LoadLaw? Law { get; init; }

    /// <summary>Square of the voltage below which constant power becomes constant admittance, in V^2.</summary>
    public required double LowSquare { get; init; }

    /// <summary>Square of the voltage above which it does, in V^2.</summary>
    public required double HighSquare { get; init; }
}

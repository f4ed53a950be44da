namespace EdgeLem.Grid;

/// <summary>An inverter of the feeder, prepared for solving.</summary>
internal sealed class InverterUnit
{
    /// <summary>Slots of each leg's ends; -1 for earth.</summary>
    public required (int Plus, int Minus)[] Legs { get; init; }

    public required double RatedVoltageV { get; init; }

    /// <summary>Rated apparent power of one leg, in VA.</summary>
    public required double LegRatingVa { get; init; }

    public required InverterLaw Law { get; init; }

    /// <summary>Whether all legs follow the mean of their voltages.</summary>
    public required bool SensesMean { get; init; }

    /// <summary>Square of the voltage below which a leg is a constant admittance, in V^2.</summary>
    public required double LowSquare { get; init; }

    /// <summary>Square of the voltage above which it is, in V^2.</summary>
    public required double HighSquare { get; init; }
}

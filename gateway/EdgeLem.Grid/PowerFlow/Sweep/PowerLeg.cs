namespace EdgeLem.Grid;

/// <summary>A constant power between two lanes of a state; <see cref="Neutral"/> is -1 for earth.</summary>
internal readonly record struct PowerLeg(int Phase, int Neutral, double PowerW, double ReactivePowerVar)
{
    /// <summary>Square of the voltage below which it is a constant admittance, in V^2.</summary>
    public double LowSquare { get; init; }

    /// <summary>Square of the voltage above which it is a constant admittance, in V^2.</summary>
    public double HighSquare { get; init; }
}

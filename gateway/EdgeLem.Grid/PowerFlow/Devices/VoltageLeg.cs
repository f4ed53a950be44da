namespace EdgeLem.Grid;

/// <summary>A leg of a load whose power follows its voltage, between two lanes of a state; <see cref="Minus"/> is -1 for earth.</summary>
internal readonly record struct VoltageLeg(int Plus, int Minus, LoadLaw Law)
{
    /// <summary>Power at rated voltage over the square of the rated voltage, in S.</summary>
    public double ConductanceS { get; init; }

    /// <summary>Reactive power at rated voltage over the square of the rated voltage, in S; inductive positive.</summary>
    public double InductiveS { get; init; }

    /// <summary>One over the rated voltage, in 1/V.</summary>
    public double PerVolt { get; init; }
}

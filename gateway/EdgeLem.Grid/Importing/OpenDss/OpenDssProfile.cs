namespace EdgeLem.Grid;

/// <summary>A load shape: what a load's nominal power is multiplied by, step after step.</summary>
public sealed class OpenDssProfile
{
    internal OpenDssProfile(string name, double intervalS, IReadOnlyList<double> multipliers)
    {
        Name = name;
        IntervalS = intervalS;
        Multipliers = multipliers;
    }

    /// <summary>Name of the shape, in lower case.</summary>
    public string Name { get; }

    /// <summary>Length of a step in seconds; the first multiplier is that of the first step.</summary>
    public double IntervalS { get; }

    /// <summary>The multipliers; when <see cref="IsActualPower"/>, powers in kW instead.</summary>
    public IReadOnlyList<double> Multipliers { get; }

    /// <summary>The numbers are kW and replace the load's nominal power (OpenDSS: useactual).</summary>
    public bool IsActualPower { get; init; }
}

namespace EdgeLem.Grid;

/// <summary>How a power flow is solved.</summary>
public sealed record PowerFlowOptions
{
    /// <summary>A solution is reached when no voltage moves by more than this in one iteration, in per unit; default 1e-8, range 1e-13 to 1e-3.</summary>
    public double TolerancePu { get; init; } = 1e-8;

    /// <summary>Iterations before the flow counts as not converged; default 100, range 1 to 100000.</summary>
    public int MaxIterations { get; init; } = 100;

    /// <summary>Method; default automatic.</summary>
    public PowerFlowMethod Method { get; init; } = PowerFlowMethod.Automatic;

    /// <summary>Below this voltage a power of <see cref="BusPowers.Add"/> and an inverter behave as a constant impedance, in per unit; default 0.7, range 0.01 to 1.</summary>
    public double ConstantPowerMinPu { get; init; } = 0.7;

    /// <summary>Above this voltage they do, in per unit; default 1.3, range 1 to 10.</summary>
    public double ConstantPowerMaxPu { get; init; } = 1.3;

    /// <summary>Whether every load of the feeder takes constant power at any voltage, whatever it states; default false.</summary>
    public bool LoadsAsConstantPower { get; init; }

    /// <summary>Whether transformers with a <see cref="TapControl"/> change their taps until every control is at rest; false to keep the file's taps. Default true.</summary>
    public bool ControlTaps { get; init; } = true;

    /// <summary>Refuses options outside their ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Names the first option outside its range.</exception>
    public void Validate()
    {
        Require(nameof(TolerancePu), TolerancePu, 1e-13, 1e-3);
        Require(nameof(MaxIterations), MaxIterations, 1, 100_000);
        Require(nameof(ConstantPowerMinPu), ConstantPowerMinPu, 0.01, 1);
        Require(nameof(ConstantPowerMaxPu), ConstantPowerMaxPu, 1, 10);
    }

    private static void Require(string option, double value, double min, double max)
    {
        if (!(value >= min && value <= max))
        {
            throw new ArgumentOutOfRangeException(option, value, FormattableString.Invariant($"The option must be {min} to {max}."));
        }
    }
}

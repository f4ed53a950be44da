namespace EdgeLem.Sim.Homes;

/// <summary>What a load draws.</summary>
/// <param name="PowerW">Active power per phase, W, consumption positive.</param>
/// <param name="ReactivePowerVar">Reactive power per phase, var, inductive positive.</param>
public readonly record struct LoadPower(PhaseValues PowerW, PhaseValues ReactivePowerVar)
{
    /// <summary>Two loads together.</summary>
    public static LoadPower operator +(LoadPower left, LoadPower right) =>
        new(left.PowerW + right.PowerW, left.ReactivePowerVar + right.ReactivePowerVar);

    /// <summary>Two loads together.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">Other.</param>
    public static LoadPower Add(LoadPower left, LoadPower right) => left + right;

    /// <summary>A load with an inductive power factor, Q = P tan(acos pf).</summary>
    /// <param name="powerW">Active power, W.</param>
    /// <param name="powerFactor">Power factor, above 0 to 1.</param>
    public static LoadPower Inductive(PhaseValues powerW, double powerFactor) =>
        new(powerW, powerW * (Math.Sqrt(1 - (powerFactor * powerFactor)) / powerFactor));
}

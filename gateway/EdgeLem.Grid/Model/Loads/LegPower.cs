namespace EdgeLem.Grid;

/// <summary>Power of one leg at rated voltage, load reference: import positive.</summary>
/// <param name="PowerW">Active power in W.</param>
/// <param name="ReactivePowerVar">Reactive power in var, inductive positive.</param>
public readonly record struct LegPower(double PowerW, double ReactivePowerVar)
{
    /// <summary>Multiplied by a factor.</summary>
    /// <param name="factor">Any finite number.</param>
    public LegPower Times(double factor) => new(PowerW * factor, ReactivePowerVar * factor);
}

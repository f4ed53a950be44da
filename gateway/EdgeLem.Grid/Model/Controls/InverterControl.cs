namespace EdgeLem.Grid;

/// <summary>
/// What an inverter does by itself, as IEEE 1547-2018 clause 5.3 and 5.4 and EN 50549-1 describe it, with voltages in per unit of the inverter's rated voltage. At most one of
/// <see cref="PowerFactor"/> and <see cref="VoltVar"/> is given; without either the reactive power is the one asked for.
/// </summary>
public sealed record InverterControl
{
    /// <summary>Reactive power injected over rated apparent power, over voltage: positive values support a low voltage. Null for no Volt-VAR.</summary>
    public ControlCurve? VoltVar { get; init; }

    /// <summary>Greatest active power injected over rated apparent power, over voltage, 0 to 1. Null for no Volt-Watt.</summary>
    public ControlCurve? VoltWatt { get; init; }

    /// <summary>Constant power factor, 0.1 to 1 in magnitude; negative when the inverter takes reactive power while it injects active power. Null for none.</summary>
    public double? PowerFactor { get; init; }

    /// <summary>What is kept when both do not fit into the rated apparent power: true for reactive power (IEEE 1547's default), false for active power. With <see cref="PowerFactor"/> both are cut alike.</summary>
    public bool ReactivePowerFirst { get; init; } = true;

    /// <summary>Whether a multi-phase inverter follows the mean of its leg voltages on all legs (default) or each leg its own.</summary>
    public bool SensesMean { get; init; } = true;
}

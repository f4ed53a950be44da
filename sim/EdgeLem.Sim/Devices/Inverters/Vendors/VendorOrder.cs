namespace EdgeLem.Sim.Devices;

/// <summary>What the registers of a manufacturer's inverter ask for.</summary>
/// <param name="LimitW">Limit of generation, W; null without one.</param>
/// <param name="AbsorbedVar">Reactive power, var, absorbed positive.</param>
/// <param name="BatteryW">Power of the battery, W, charging positive; null in its own mode.</param>
public readonly record struct VendorOrder(double? LimitW, double AbsorbedVar, double? BatteryW);

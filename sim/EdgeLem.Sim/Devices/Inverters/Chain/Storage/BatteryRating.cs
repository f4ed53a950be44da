namespace EdgeLem.Sim.Devices;

/// <summary>Nameplate of a virtual battery.</summary>
/// <param name="CapacityWh">Usable capacity, Wh.</param>
/// <param name="MaxChargeW">Highest charging power, W.</param>
/// <param name="MaxDischargeW">Highest discharging power, W.</param>
public readonly record struct BatteryRating(double CapacityWh, double MaxChargeW, double MaxDischargeW);

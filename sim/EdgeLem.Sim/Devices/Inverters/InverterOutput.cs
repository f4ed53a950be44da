namespace EdgeLem.Sim.Devices;

/// <summary>What an inverter delivers, in the generator convention of SunSpec.</summary>
/// <param name="ActivePowerW">Sum over its phases, W, generation positive.</param>
/// <param name="ReactivePowerVar">Sum over its phases, var, injected (over-excited) positive.</param>
public readonly record struct InverterOutput(double ActivePowerW, double ReactivePowerVar);

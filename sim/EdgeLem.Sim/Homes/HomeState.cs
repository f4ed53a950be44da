namespace EdgeLem.Sim.Homes;

/// <summary>What a home exchanges with the feeder.</summary>
/// <param name="PowerW">Net active power per phase, W, import positive.</param>
/// <param name="ReactivePowerVar">Net reactive power per phase, var, inductive positive.</param>
/// <param name="BatteryPowerW">Power of the battery, W, charging positive; 0 without one. Already part of <paramref name="PowerW"/>.</param>
/// <param name="BatteryStoredWh">Stored energy, Wh: before the span for a balance, after it for a commit; 0 without a battery.</param>
public readonly record struct HomeState(PhaseValues PowerW, PhaseValues ReactivePowerVar, double BatteryPowerW, double BatteryStoredWh);

namespace EdgeLem.Sim.Homes;

/// <summary>What a home wants during one step, before its inverter and its battery act; constant over the step.</summary>
/// <param name="PowerW">Load per phase, W, consumption positive: base load, car and heat pump.</param>
/// <param name="ReactivePowerVar">Reactive load per phase, var, inductive positive.</param>
/// <param name="AvailablePvW">AC power that the roof could deliver, W, not negative; 0 without PV.</param>
public readonly record struct HomeDemand(PhaseValues PowerW, PhaseValues ReactivePowerVar, double AvailablePvW);

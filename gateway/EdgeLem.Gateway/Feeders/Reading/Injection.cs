namespace EdgeLem.Gateway.Feeders.Reading;

/// <summary>A power at a bus and phase, load reference.</summary>
/// <param name="Bus">Bus index.</param>
/// <param name="Phase">0, 1 or 2.</param>
/// <param name="PowerW">Active power in W, import positive.</param>
/// <param name="ReactivePowerVar">Reactive power in var, inductive positive.</param>
internal readonly record struct Injection(int Bus, int Phase, double PowerW, double ReactivePowerVar);

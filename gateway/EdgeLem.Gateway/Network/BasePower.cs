namespace EdgeLem.Gateway.Network;

/// <summary>Power that flows in a round without being ordered.</summary>
/// <param name="Bus">Bus index.</param>
/// <param name="Phase">0, 1 or 2.</param>
/// <param name="PowerW">Active power, W, import positive.</param>
/// <param name="ReactivePowerVar">Reactive power, var, inductive positive.</param>
public readonly record struct BasePower(int Bus, int Phase, double PowerW, double ReactivePowerVar);

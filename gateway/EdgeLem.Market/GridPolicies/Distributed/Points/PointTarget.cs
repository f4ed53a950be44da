namespace EdgeLem.Market.GridPolicies.Distributed;

/// <summary>What the network operator tells a point in one iteration: the power it should come close to, the price that is to bring it there, and how much a
/// distance counts.</summary>
/// <param name="Iteration">Number of the iteration, from 0.</param>
/// <param name="TargetW">Power, W, import positive.</param>
/// <param name="PriceMicroEurPerKwh">Price of consumption at the point, micro-euro per kWh.</param>
/// <param name="StepMicroEurPerKwhPerW">By how much the price that the point sees rises for each watt above the target, micro-euro per kWh and W; 0 asks what the
/// point would do at the price alone.</param>
public readonly record struct PointTarget(int Iteration, double TargetW, double PriceMicroEurPerKwh, double StepMicroEurPerKwhPerW);

namespace EdgeLem.Market.GridPolicies.Distributed;

/// <summary>How far an iteration is from agreement, root mean square over the points.</summary>
/// <param name="PrimalW">Between proposals and targets, W.</param>
/// <param name="DualMicroEurPerKwh">Between the targets and the last ones, at the step's price, micro-euro per kWh.</param>
internal readonly record struct Residuals(double PrimalW, double DualMicroEurPerKwh);

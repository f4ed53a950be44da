namespace EdgeLem.Market.GridPolicies.Limiting;

/// <summary>One turn of a policy: what it refused, and what the AC power flow said of the rest.</summary>
/// <param name="Number">From 0: the orders as they came.</param>
/// <param name="RefusedW">Power refused, W.</param>
/// <param name="ViolationCount">Limits that the AC power flow still finds not kept; -1 when it found no state.</param>
public readonly record struct PolicyRound(int Number, long RefusedW, int ViolationCount);

using EdgeLem.Market.Clearing;

namespace EdgeLem.Market.GridPolicies.Distributed;

/// <summary>What the operator's side of the distributed clearing knows of money: the retailer's public prices at the supply, and the price of losses.</summary>
/// <param name="Prices">The retailer sells what the feeder lacks and buys what it has too much.</param>
/// <param name="LossPriceMicroEurPerKwh">As in <see cref="GridRound.LossPriceMicroEurPerKwh"/>.</param>
/// <param name="IsBalanced">Whether the retailer stays out, so that the points' powers must sum to 0.</param>
internal sealed record SupplyTerm(RetailerPrices Prices, long LossPriceMicroEurPerKwh, bool IsBalanced);

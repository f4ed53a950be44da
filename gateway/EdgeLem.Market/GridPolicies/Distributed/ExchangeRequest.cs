using System.Collections.Immutable;
using EdgeLem.Market.Network;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.GridPolicies.Distributed;

/// <summary>What an exchange is opened for.</summary>
/// <param name="Points">The points; targets and proposals are in their order.</param>
/// <param name="OrdersOfPoint">[point]: what each point wants served. An exchange over a network does not look at it: there the orders lie with the nodes.</param>
/// <param name="RefusalPriceMicroEurPerKwh">As in <see cref="GridRound.RefusalPriceMicroEurPerKwh"/>.</param>
public sealed record ExchangeRequest(ImmutableArray<NetworkPoint> Points, ImmutableArray<ImmutableArray<Order>> OrdersOfPoint, long RefusalPriceMicroEurPerKwh);

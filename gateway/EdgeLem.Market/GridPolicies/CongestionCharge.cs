using EdgeLem.Market.Orders;

namespace EdgeLem.Market.GridPolicies;

/// <summary>What a trade between two points pays the network operator under nodal pricing.</summary>
/// <param name="Buyer">The bid's node and number.</param>
/// <param name="Seller">The offer's node and number.</param>
/// <param name="QuantityW">Mean power of the trade, W, positive.</param>
/// <param name="PriceMicroEurPerKwh">The buyer's nodal price less the seller's, micro-euro per kWh; paid by the buyer, to it when negative.</param>
public readonly record struct CongestionCharge(OrderKey Buyer, OrderKey Seller, long QuantityW, long PriceMicroEurPerKwh);

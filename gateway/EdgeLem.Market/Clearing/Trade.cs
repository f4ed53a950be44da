using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Clearing;

/// <summary>Power sold by one order to another.</summary>
/// <param name="Buyer">The bid's node and number.</param>
/// <param name="Seller">The offer's node and number.</param>
/// <param name="QuantityW">Mean power over the interval, W, positive.</param>
/// <param name="PriceMicroEurPerKwh">Price paid by the buyer and received by the seller, micro-euro per kWh.</param>
public readonly record struct Trade(OrderKey Buyer, OrderKey Seller, long QuantityW, long PriceMicroEurPerKwh);

using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Clearing;

/// <summary>Power sold by one order to another.</summary>
/// <param name="Buyer">The bid's node and number.</param>
/// <param name="Seller">The offer's node and number.</param>
/// <param name="QuantityW">Mean power over the interval, W, positive.</param>
/// <param name="PriceMicroEurPerKwh">Price paid by the buyer and, less the margin, received by the seller, micro-euro per kWh.</param>
public readonly record struct Trade(OrderKey Buyer, OrderKey Seller, long QuantityW, long PriceMicroEurPerKwh)
{
    /// <summary>
    /// What of the buyer's price does not reach the seller, micro-euro per kWh, at least 0: the surplus of a mechanism that is not budget balanced. It goes to
    /// the network operator, who runs the market (settlement kind surplus). Default 0.
    /// </summary>
    public long MarginMicroEurPerKwh { get; init; }

    /// <summary>Price received by the seller, micro-euro per kWh.</summary>
    public long SellerPriceMicroEurPerKwh => PriceMicroEurPerKwh - MarginMicroEurPerKwh;
}

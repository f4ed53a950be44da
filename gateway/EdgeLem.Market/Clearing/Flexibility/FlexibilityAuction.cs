using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Clearing.Flexibility;

/// <summary>The second product beside energy: nodes offer to deviate from what they traded, and the network operator buys what it needs.</summary>
/// <remarks>
/// <para>Rule: a node can give up what it has: an offer of <see cref="FlexibilityProduct.LessImport"/> counts up to the power of the node's bids that will flow
/// (filled, or served by the retailer), one of <see cref="FlexibilityProduct.LessExport"/> up to that of its offers; several offers of a node take it in merit order.
/// What remains of the offers clears at a uniform price against the operator's need, whose limit is its reserve price.</para>
/// <para>Price: that of <see cref="UniformPriceClearing"/> with one bid, between 0 and the reserve price. Prices are for the energy not drawn or not fed
/// in; the energy trade itself stays as it was, so the deviation is the operator's to settle.</para>
/// </remarks>
/// <param name="operatorAccount">Account of the network operator, in the form of a node id.</param>
public sealed class FlexibilityAuction(string operatorAccount)
{
    /// <summary>Buys flexibility for one interval.</summary>
    /// <param name="product">What is needed.</param>
    /// <param name="need">How much, W, and the most that it may cost, micro-euro per kWh, at least 0.</param>
    /// <param name="offers">Offers of that product.</param>
    /// <param name="energy">The energy market's result for the interval.</param>
    /// <returns>The operator's one bid against the offers as far as they can be delivered; offers of which nothing can be are not in it.</returns>
    /// <exception cref="ArgumentException">An order is not an offer, or is from the operator.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The reserve price is negative.</exception>
    public ClearingResult Buy(FlexibilityProduct product, OrderTerms need, IEnumerable<Order> offers, ClearingResult energy)
    {
        ArgumentNullException.ThrowIfNull(offers);
        ArgumentNullException.ThrowIfNull(energy);
        ArgumentOutOfRangeException.ThrowIfNegative(need.PriceMicroEurPerKwh, nameof(need));
        Dictionary<string, long> flowingW = Flowing(product == FlexibilityProduct.LessImport ? energy.Bids : energy.Offers);
        List<Order> orders = [new Order(new OrderKey(operatorAccount, 0), OrderSide.Bid, need, 0)];
        foreach (Order offer in new OrderBook(offers.Select(RefuseBid)).Offers)
        {
            long deliverableW = Math.Min(offer.QuantityW, flowingW.GetValueOrDefault(offer.NodeId));
            if (deliverableW > 0)
            {
                flowingW[offer.NodeId] -= deliverableW;
                orders.Add(new Order(offer.Key, OrderSide.Offer, new OrderTerms(deliverableW, offer.PriceMicroEurPerKwh), offer.ArrivalS));
            }
        }

        return new UniformPriceClearing().Clear(new OrderBook(orders), new RetailerPrices(need.PriceMicroEurPerKwh, 0)) with { Mechanism = "flexibility" };
    }

    private Order RefuseBid(Order order) => order.Side == OrderSide.Offer && order.NodeId != operatorAccount
        ? order
        : throw new ArgumentException($"Order {order.Key} is a bid or the operator's. Only offers of nodes can be bought as flexibility.", nameof(order));

    private static Dictionary<string, long> Flowing(IEnumerable<Fill> fills)
    {
        Dictionary<string, long> sumsW = new(StringComparer.Ordinal);
        foreach (Fill fill in fills)
        {
            sumsW[fill.Order.NodeId] = sumsW.GetValueOrDefault(fill.Order.NodeId) + fill.ClearedW + fill.UnfilledW;
        }

        return sumsW;
    }
}

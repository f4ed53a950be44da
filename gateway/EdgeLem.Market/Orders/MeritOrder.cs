namespace EdgeLem.Market.Orders;

/// <summary>
/// The order in which a book lists one side: bids by falling price, offers by rising price; ties by arrival, then node id (ordinal), then order id.
/// Total on orders with distinct keys, so a sorted side does not depend on the order of insertion.
/// </summary>
public sealed class MeritOrder : IComparer<Order>
{
    private readonly bool _fallingPrice;

    private MeritOrder(bool fallingPrice) => _fallingPrice = fallingPrice;

    /// <summary>Merit order of bids: the highest price first.</summary>
    public static MeritOrder OfBids { get; } = new(fallingPrice: true);

    /// <summary>Merit order of offers: the lowest price first.</summary>
    public static MeritOrder OfOffers { get; } = new(fallingPrice: false);

    /// <inheritdoc/>
    public int Compare(Order x, Order y)
    {
        int byPrice = x.PriceMicroEurPerKwh.CompareTo(y.PriceMicroEurPerKwh);
        if (byPrice != 0)
        {
            return _fallingPrice ? -byPrice : byPrice;
        }

        int byArrival = x.ArrivalS.CompareTo(y.ArrivalS);
        if (byArrival != 0)
        {
            return byArrival;
        }

        int byNode = string.CompareOrdinal(x.NodeId, y.NodeId);
        return byNode != 0 ? byNode : x.OrderId.CompareTo(y.OrderId);
    }
}

namespace EdgeLem.Market.Orders;

/// <summary>Direction of an order, seen from its node.</summary>
public enum OrderSide
{
    /// <summary>To buy: power imported at the connection point.</summary>
    Bid = 0,

    /// <summary>To sell: power exported at the connection point.</summary>
    Offer = 1,
}

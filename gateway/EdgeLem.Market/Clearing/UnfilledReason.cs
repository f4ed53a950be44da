namespace EdgeLem.Market.Clearing;

/// <summary>Why (a part of) an order found no local counterparty and is left to the retailer.</summary>
public enum UnfilledReason
{
    /// <summary>The order is filled completely.</summary>
    None = 0,

    /// <summary>The other side of the book is empty.</summary>
    NoCounterOrders = 1,

    /// <summary>The limit is worse for the other side than the retailer: a bid below the feed-in price, or an offer above the retail price.</summary>
    OutsideRetailerPrices = 2,

    /// <summary>No order of the other side accepts the limit price.</summary>
    PriceNotMet = 3,

    /// <summary>Orders of the other side that would accept the limit price went to better-priced orders.</summary>
    Outbid = 4,

    /// <summary>The order is at the marginal price on the longer side, where quantity is shared pro rata.</summary>
    RationedAtMargin = 5,

    /// <summary>The network cannot carry the rest: <see cref="Fill.RefusedW"/> of it was refused by the grid policy.</summary>
    RefusedByNetwork = 6,

    /// <summary>The order's counterparty was refused by the network; the retailer stands in.</summary>
    CounterpartyRefused = 7,
}

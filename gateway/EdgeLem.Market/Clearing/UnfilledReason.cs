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

    /// <summary>Orders of the other side that would accept the limit price went to orders that the mechanism ranks before this one.</summary>
    Outbid = 4,

    /// <summary>The order is at the marginal price on the longer side, where quantity is shared pro rata.</summary>
    RationedAtMargin = 5,

    /// <summary>The network cannot carry the rest: <see cref="Fill.RefusedW"/> of it was refused by the grid policy.</summary>
    RefusedByNetwork = 6,

    /// <summary>The mechanism's price does not come from the orders, and it is beyond the limit.</summary>
    FixedPriceNotMet = 7,

    /// <summary>The allocation key gives the order less than it asks for, or takes less than it offers.</summary>
    BeyondAllocationKey = 8,

    /// <summary>The order sets the price of others and is excluded, so that nobody sets the own price (McAfee's reduction).</summary>
    ExcludedToSetPrice = 9,

    /// <summary>The node takes part on the other side in this interval.</summary>
    RegisteredOnOtherSide = 10,

    /// <summary>The network operator did not approve a contract with any partner.</summary>
    NotApproved = 11,

    /// <summary>Prices would meet, but what pairs cost or how partners are preferred leaves no partner worth trading with.</summary>
    NoAcceptablePartner = 12,

    /// <summary>The order's counterparty was refused by the network; the retailer stands in.</summary>
    CounterpartyRefused = 13,
}

namespace EdgeLem.Market.Clearing;

/// <summary>Why a round has no local trade and therefore no local price. Such a round is normal.</summary>
public enum NoTradeReason
{
    /// <summary>There are trades.</summary>
    None = 0,

    /// <summary>The book is empty.</summary>
    NoOrders = 1,

    /// <summary>There are offers, but no bids.</summary>
    NoBids = 2,

    /// <summary>There are bids, but no offers.</summary>
    NoOffers = 3,

    /// <summary>No bid reaches an offer at a price between feed-in and retail.</summary>
    PricesDoNotCross = 4,

    /// <summary>Prices would cross, but the mechanism's own rule excludes every trade; the orders' <see cref="Fill.Reason"/> says which rule.</summary>
    ExcludedByMechanism = 5,

    /// <summary>The network refused every trade.</summary>
    RefusedByNetwork = 6,
}

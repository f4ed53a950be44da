using EdgeLem.Market.Clearing;

namespace EdgeLem.Market.Network;

/// <summary>A trade with the points between which its power is said to flow.</summary>
/// <param name="Trade">The trade.</param>
/// <param name="BuyerPoint">Index of the buyer's point.</param>
/// <param name="SellerPoint">Index of the seller's point.</param>
public readonly record struct LocatedTrade(Trade Trade, int BuyerPoint, int SellerPoint);

using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Clearing.Matching;

/// <summary>What pairs cost, checked.</summary>
/// <param name="costs">Cost of a bid (first) with an offer (second), micro-euro per kWh; null for none.</param>
internal sealed class PairCosts(Func<Order, Order, long>? costs)
{
    public static PairCosts None { get; } = new(null);

    public bool AreNone => costs is null;

    /// <summary>Cost of a pair, micro-euro per kWh, at least 0.</summary>
    public long Of(TwoSides sides, int bid, int offer)
    {
        if (costs is null)
        {
            return 0;
        }

        Order buyer = sides.Bids.Orders.AsSpan()[bid];
        Order seller = sides.Offers.Orders.AsSpan()[offer];
        long cost = costs(buyer, seller);
        if (cost is < 0 or > Order.MaximumPriceMicroEurPerKwh)
        {
            string message = $"Pair cost {cost} of bid {buyer.Key} with offer {seller.Key} is not 0 to {Order.MaximumPriceMicroEurPerKwh} micro-euro per kWh. Correct the tariff.";
            throw new ArgumentOutOfRangeException(nameof(offer), message);
        }

        return cost;
    }

    /// <summary>Half of the cost, rounded up.</summary>
    public long HalfUp(TwoSides sides, int bid, int offer) => (Of(sides, bid, offer) + 1) >> 1;
}

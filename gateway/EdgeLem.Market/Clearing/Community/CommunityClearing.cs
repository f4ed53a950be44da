using EdgeLem.Market.Clearing.Matching;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Clearing.Community;

/// <summary>
/// An energy community that shares its production at the mid-market rate: <c>mid-market-rate</c> (pro-rata key), <c>community-static</c> and
/// <c>community-dynamic</c> in the configuration.
/// </summary>
/// <remarks>
/// <para>Price: the middle of feed-in and retail price, half a micro-euro rounded down, whatever the orders say; orders whose limit it does not respect stay
/// out. Members so pay the mean of the mid-market rate for what the community gives them and the retail price for the rest, which with the pro-rata key is the
/// rule of the source when production is short; with a surplus, producers alike.</para>
/// <para>Quantity: what the offers that take part produce is divided among the nodes that bid by <see cref="EnergySharing"/>. A node uses its part up to its bids
/// (pro rata among several); the rest of its part is the community's surplus. Offers share what was used pro rata.</para>
/// <para>Shares of static and dynamic keys: by node; 1 for a node that has none, so that without any the shares are equal.</para>
/// <para>Source: C. Long, J. Wu, C. Zhang, L. Thomas, M. Cheng and N. Jenkins, Peer-to-peer energy trading in a community microgrid, IEEE PES General Meeting
/// (2017), for the price.</para>
/// </remarks>
public sealed class CommunityClearing : IMarketClearing
{
    private readonly AllocationKey _key;
    private readonly Dictionary<string, long> _shares;

    /// <summary>Creates a community.</summary>
    /// <param name="key">How it divides its production.</param>
    /// <param name="shares">Share per node, at least 0; null for equal shares.</param>
    /// <exception cref="ArgumentOutOfRangeException">A share is negative.</exception>
    public CommunityClearing(AllocationKey key, IReadOnlyDictionary<string, long>? shares = null)
    {
        _key = key;
        _shares = new Dictionary<string, long>(shares ?? new Dictionary<string, long>(), StringComparer.Ordinal);
        foreach ((string node, long share) in _shares)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(share, node);
        }
    }

    /// <inheritdoc/>
    public string Name => _key switch
    {
        AllocationKey.Static => "community-static",
        AllocationKey.Dynamic => "community-dynamic",
        _ => "mid-market-rate",
    };

    /// <inheritdoc/>
    public ClearingResult Clear(OrderBook book, RetailerPrices prices)
    {
        TwoSides sides = TwoSides.Of(book, prices);
        long price = prices.FeedInPriceMicroEurPerKwh + ((prices.RetailPriceMicroEurPerKwh - prices.FeedInPriceMicroEurPerKwh) >> 1);
        int bids = sides.Bids.CountAccepting(price);
        int offers = sides.Offers.CountAccepting(price);
        if (bids > 0 && offers > 0)
        {
            long usedW = ShareOut(sides.Bids, bids, SumW(sides.Offers, offers));
            LargestRemainder.Share(sides.Offers.QuantitiesW.AsSpan(0, offers), usedW, sides.Offers.ClearedW.AsSpan(0, offers));
        }

        return sides.ToResult(Name, TradePairing.InMeritOrder(sides, price), Why(sides.Bids, sides.Offers, price), Why(sides.Offers, sides.Bids, price));
    }

    private static Func<int, UnfilledReason> Why(BookSide side, BookSide other, long price) => index => side.WhyUnfilled(index, other) switch
    {
        UnfilledReason.NoCounterOrders => UnfilledReason.NoCounterOrders,
        UnfilledReason.OutsideRetailerPrices => UnfilledReason.OutsideRetailerPrices,
        _ when !side.Accepts(index, price) => UnfilledReason.FixedPriceNotMet,
        _ => other.CountAccepting(price) == 0 ? UnfilledReason.PriceNotMet : UnfilledReason.BeyondAllocationKey,
    };

    private static long SumW(BookSide side, int count)
    {
        long sumW = 0;
        for (int i = 0; i < count; i++)
        {
            sumW += side.QuantitiesW[i];
        }

        return sumW;
    }

    /// <summary>Gives the nodes their parts.</summary>
    /// <returns>Power that they use, W.</returns>
    private long ShareOut(BookSide bids, int count, long producedW)
    {
        Member[] members = MembersOf(bids, count);
        long[] shares = [.. members.Select(member => _shares.GetValueOrDefault(member.NodeId, 1))];
        if (!shares.AsSpan().ContainsAnyExcept(0))
        {
            return 0;
        }

        long[] consumedW = [.. members.Select(member => member.QuantityW)];
        long[] partsW = EnergySharing.Allocate(_key, producedW, consumedW, shares);
        long usedW = 0;
        for (int i = 0; i < members.Length; i++)
        {
            long nodeW = Math.Min(partsW[i], consumedW[i]);
            members[i].Fill(bids, nodeW);
            usedW += nodeW;
        }

        return usedW;
    }

    private static Member[] MembersOf(BookSide bids, int count)
    {
        Dictionary<string, Member> members = new(StringComparer.Ordinal);
        for (int i = 0; i < count; i++)
        {
            string nodeId = bids.Orders.AsSpan()[i].NodeId;
            if (!members.TryGetValue(nodeId, out Member? member))
            {
                members.Add(nodeId, member = new Member(nodeId));
            }

            member.Add(i, bids.QuantitiesW[i]);
        }

        return [.. members.Values.OrderBy(member => member.NodeId, StringComparer.Ordinal)];
    }

    /// <summary>A node with its bids.</summary>
    private sealed class Member(string nodeId)
    {
        private readonly List<int> _bids = [];

        public string NodeId => nodeId;

        public long QuantityW { get; private set; }

        public void Add(int bid, long quantityW)
        {
            _bids.Add(bid);
            QuantityW += quantityW;
        }

        public void Fill(BookSide bids, long quantityW)
        {
            long[] partsW = new long[_bids.Count];
            LargestRemainder.Share([.. _bids.Select(bid => bids.QuantitiesW[bid])], quantityW, partsW);
            for (int i = 0; i < partsW.Length; i++)
            {
                bids.ClearedW[_bids[i]] = partsW[i];
            }
        }
    }
}

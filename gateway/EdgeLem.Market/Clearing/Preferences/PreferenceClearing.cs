using EdgeLem.Market.Clearing.Matching;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Clearing.Preferences;

/// <summary>Matches pairs so that what they gain, costs of pairs and preferences of buyers counted, is greatest; <c>preference</c> in the configuration.</summary>
/// <remarks>
/// <para>Symbols: b, o = clamped limits; c = cost of the pair; w = penalty of the seller in the eyes of the buyer (<see cref="PreferenceWeights"/>).</para>
/// <para>Rule: maximise the sum of (b - o - c - w) x over who trades x with whom. A pair is possible if b - o >= c, so that money alone allows it, and if
/// b - o - c - w >= 0: a buyer rather takes the retailer's energy than that of a partner it dislikes by more than the gain. Up to <see cref="MaximumPairs"/>
/// pairs the optimum is exact (<c>TransportProblem</c>); in larger books the bids take, in merit order, what is worth most to them.</para>
/// <para>Price: the middle of b and o, half a micro-euro rounded down; each side keeps half of the gain in money after its half of c.</para>
/// <para>Ties: merit order. Without costs and preferences volume and gain are those of the uniform price.</para>
/// <para>Source: product differentiation in peer-to-peer markets, for example T. Sousa, T. Soares, P. Pinson, F. Moret, T. Baroche and E. Sorin, Peer-to-peer
/// and community-based markets, Renewable and Sustainable Energy Reviews 104 (2019).</para>
/// </remarks>
public sealed class PreferenceClearing : IPairwiseClearing
{
    /// <summary>Largest number of pairs (bids times offers) that is solved exactly: 64 MB, about a minute.</summary>
    public const int MaximumPairs = 4_000_000;

    private readonly IReadOnlyDictionary<string, PartnerProfile> _profiles;
    private readonly IReadOnlyDictionary<string, PreferenceWeights> _weights;

    /// <summary>Creates the mechanism.</summary>
    /// <param name="profiles">Profile per node; <see cref="PartnerProfile.Neutral"/> for others. Null for none.</param>
    /// <param name="weights">Weights per buying node; <see cref="PreferenceWeights.CostOnly"/> for others. Null for none.</param>
    public PreferenceClearing(IReadOnlyDictionary<string, PartnerProfile>? profiles = null, IReadOnlyDictionary<string, PreferenceWeights>? weights = null)
    {
        _profiles = profiles ?? new Dictionary<string, PartnerProfile>();
        _weights = weights ?? new Dictionary<string, PreferenceWeights>();
    }

    /// <inheritdoc/>
    public string Name => "preference";

    /// <inheritdoc/>
    public ClearingResult Clear(OrderBook book, RetailerPrices prices) => Clear(TwoSides.Of(book, prices), PairCosts.None);

    /// <inheritdoc/>
    public ClearingResult Clear(OrderBook book, RetailerPrices prices, Func<Order, Order, long> pairCostMicroEurPerKwh)
    {
        ArgumentNullException.ThrowIfNull(pairCostMicroEurPerKwh);
        return Clear(TwoSides.Of(book, prices), new PairCosts(pairCostMicroEurPerKwh));
    }

    private ClearingResult Clear(TwoSides sides, PairCosts costs)
    {
        List<Trade> trades = [];
        if ((long)sides.Bids.Count * sides.Offers.Count <= MaximumPairs)
        {
            MatchExactly(sides, costs, trades);
        }
        else
        {
            MatchInMeritOrder(sides, costs, trades);
        }

        return sides.ToResult(Name, [.. trades], index => Why(sides.Bids, sides.Offers, index), index => Why(sides.Offers, sides.Bids, index));
    }

    private static UnfilledReason Why(BookSide side, BookSide other, int index) =>
        side.WhyUnfilled(index, other) is var reason && reason == UnfilledReason.Outbid && side.ClearedW[index] == 0 ? UnfilledReason.NoAcceptablePartner : reason;

    private void MatchExactly(TwoSides sides, PairCosts costs, List<Trade> trades)
    {
        int offers = sides.Offers.Count;
        long[] values = new long[sides.Bids.Count * offers];
        for (int bid = 0; bid < sides.Bids.Count; bid++)
        {
            for (int offer = 0; offer < offers; offer++)
            {
                values[(bid * offers) + offer] = ValueOf(sides, bid, offer, costs);
            }
        }

        long[] flow = new TransportProblem(sides.Bids.QuantitiesW, sides.Offers.QuantitiesW, values).Solve();
        for (int pair = 0; pair < flow.Length; pair++)
        {
            if (flow[pair] > 0)
            {
                Trade(sides, (pair / offers, pair % offers), flow[pair], trades);
            }
        }
    }

    private void MatchInMeritOrder(TwoSides sides, PairCosts costs, List<Trade> trades)
    {
        for (int bid = 0; bid < sides.Bids.Count; bid++)
        {
            while (sides.Bids.RemainingW(bid) > 0 && BestFor(sides, bid, costs) is int offer)
            {
                Trade(sides, (bid, offer), Math.Min(sides.Bids.RemainingW(bid), sides.Offers.RemainingW(offer)), trades);
            }
        }
    }

    private int? BestFor(TwoSides sides, int bid, PairCosts costs)
    {
        int? best = null;
        long most = TransportProblem.Excluded;
        for (int offer = 0; offer < sides.Offers.Count && sides.Offers.Limits[offer] <= sides.Bids.Limits[bid]; offer++)
        {
            long value = sides.Offers.RemainingW(offer) > 0 ? ValueOf(sides, bid, offer, costs) : TransportProblem.Excluded;
            if (value > most)
            {
                (best, most) = (offer, value);
            }
        }

        return best;
    }

    private long ValueOf(TwoSides sides, int bid, int offer, PairCosts costs)
    {
        long gain = sides.Bids.Limits[bid] - sides.Offers.Limits[offer];
        if (gain < 0 || (gain -= costs.Of(sides, bid, offer)) < 0)
        {
            return TransportProblem.Excluded;
        }

        string buyer = sides.Bids.Orders.AsSpan()[bid].NodeId;
        long value = _weights.TryGetValue(buyer, out PreferenceWeights? weights)
            ? gain - weights.PenaltyMicroEurPerKwh(ProfileOf(buyer), ProfileOf(sides.Offers.Orders.AsSpan()[offer].NodeId))
            : gain;
        return value < 0 ? TransportProblem.Excluded : value;
    }

    private PartnerProfile ProfileOf(string nodeId) => _profiles.GetValueOrDefault(nodeId, PartnerProfile.Neutral);

    private static void Trade(TwoSides sides, (int Bid, int Offer) pair, long quantityW, List<Trade> trades)
    {
        sides.Take(pair.Bid, pair.Offer, quantityW);
        long offer = sides.Offers.Limits[pair.Offer];
        trades.Add(sides.TradeOf(pair.Bid, pair.Offer, quantityW, offer + ((sides.Bids.Limits[pair.Bid] - offer) >> 1)));
    }
}

using System.Collections.Immutable;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.GridPolicies.Limiting;
using EdgeLem.Market.Network;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.GridPolicies.Nodal;

/// <summary>Nodal prices from the duals, and what they make of trades.</summary>
internal static class NodalPricing
{
    /// <summary>Price per point; empty when the limits cannot be kept, since then a watt has no price.</summary>
    public static ImmutableArray<NodalPrice> Of(INetworkModel network, LimitedSolution? solution) => solution is not { KeepsLimits: true }
        ? []
        : [.. Enumerable.Range(0, network.Points.Length).Select(point => Of(point, solution))];

    /// <summary>What remains of the limits in the network's last state.</summary>
    public static ImmutableArray<PhaseHeadroom> HeadroomOf(INetworkModel network, NetworkState last) =>
        last.Converged && network.LinearizeLimits() is { } around ? PhaseHeadroom.Of(network, around, last) : [];

    /// <summary>Prices trades at the seller's point, within what both orders allow, and charges the buyer the rest of the price of his own.</summary>
    /// <param name="round">The round.</param>
    /// <param name="clearing">Trades at any price.</param>
    /// <param name="priceOf">Price at a point, micro-euro per kWh.</param>
    public static (ClearingResult Clearing, ImmutableArray<CongestionCharge> Charges) Apply(GridRound round, ClearingResult clearing, Func<int, double> priceOf)
    {
        Dictionary<OrderKey, Order> orders = clearing.Bids.Concat(clearing.Offers).ToDictionary(fill => fill.Order.Key, fill => fill.Order);
        ImmutableArray<Trade>.Builder trades = ImmutableArray.CreateBuilder<Trade>(clearing.Trades.Length);
        ImmutableArray<CongestionCharge>.Builder charges = ImmutableArray.CreateBuilder<CongestionCharge>(clearing.Trades.Length);
        foreach (Trade trade in clearing.Trades)
        {
            (Order bid, Order offer) = (orders[trade.Buyer], orders[trade.Seller]);
            long least = Math.Max(offer.PriceMicroEurPerKwh, round.Prices.FeedInPriceMicroEurPerKwh);
            long most = Math.Min(bid.PriceMicroEurPerKwh, round.Prices.RetailPriceMicroEurPerKwh);
            long price = Math.Max(least, Rounded(priceOf(round.Network.PointOf(offer))));
            long paid = Math.Min(most, Rounded(priceOf(round.Network.PointOf(bid))));
            (price, paid) = round.RetailerServesRest ? (Math.Min(price, most), Math.Max(paid, least)) : (price, paid);
            charges.Add(new CongestionCharge(trades.Count, paid - price));
            trades.Add(trade with { PriceMicroEurPerKwh = price });
        }

        return (clearing with { Trades = trades.DrainToImmutable() }, charges.DrainToImmutable());
    }

    private static long Rounded(double price) =>
        (long)Math.Round(Math.Clamp(price, -Order.MaximumPriceMicroEurPerKwh, Order.MaximumPriceMicroEurPerKwh), MidpointRounding.AwayFromZero);

    private static NodalPrice Of(int point, LimitedSolution solution)
    {
        (double voltage, double congestion) = (0, 0);
        foreach ((LinearLimit limit, double worth) in solution.Binding)
        {
            double part = worth * limit.CoefficientPerPoint[point];
            bool isCongestion = NodalPrice.IsCongestion(limit.Kind);
            (voltage, congestion) = isCongestion ? (voltage, congestion + part) : (voltage + part, congestion);
        }

        return new NodalPrice(point, solution.EnergyPrice, solution.LossPrices[point], voltage, congestion);
    }
}

using System.Collections.Immutable;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.Losses;
using EdgeLem.Market.Network;
using EdgeLem.Market.NetworkFees;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market;

/// <summary>One choice on each of the four axes of a market: how it clears, what it does about network limits, what the network costs, who bears losses.</summary>
/// <param name="Clearing">The mechanism.</param>
/// <param name="Policy">The grid policy.</param>
/// <param name="Fee">The network fee.</param>
/// <param name="Losses">The loss allocation.</param>
public sealed record MarketDesign(IMarketClearing Clearing, IGridPolicy Policy, INetworkFee Fee, ILossAllocation Losses)
{
    /// <summary>The default: uniform price, check only, no fee, losses with the network operator.</summary>
    public static MarketDesign Default { get; } = new(new UniformPriceClearing(), new CheckOnlyPolicy(), new NoFee(), new NoLosses());

    /// <summary>Clears a round, and charges fees and losses on what was cleared.</summary>
    /// <param name="marketCase">The round.</param>
    public MarketOutcome Run(MarketCase marketCase)
    {
        ArgumentNullException.ThrowIfNull(marketCase);
        GridOutcome grid = Policy.Apply(marketCase.ToRound(Clearing));
        INetworkModel network = marketCase.Network;
        NetworkState state = network.Evaluate(grid.After.PowerW.AsSpan(), withBranches: Losses.NeedsBranches);
        ImmutableArray<LocatedTrade> trades = Locate(grid.Clearing, network);
        FeeResult fees = Fee.Charge(new FeeInput
        {
            Interval = marketCase.Interval, Tariff = marketCase.Tariff, Trades = trades, State = state,
            EnergyJ = [.. state.PowerW.Select(powerW => (long)Math.Round(powerW, MidpointRounding.AwayFromZero) * marketCase.Interval.LengthS)],
        });
        LossResult losses = Losses.Allocate(new LossInput
        {
            Interval = marketCase.Interval, Points = network.Points, Topology = Losses.NeedsBranches ? network.Topology : NetworkTopology.AtSupply(network.Points.Length), State = state, Trades = trades,
            LossPerW = network.Linearize()?.LossPerW ?? [.. new double[network.Points.Length]],
        });
        return new MarketOutcome(grid, trades, fees, losses);
    }

    private static ImmutableArray<LocatedTrade> Locate(ClearingResult clearing, INetworkModel network)
    {
        Dictionary<OrderKey, int> points = clearing.Bids.Concat(clearing.Offers).ToDictionary(fill => fill.Order.Key, fill => network.PointOf(fill.Order));
        return [.. clearing.Trades.Select(trade => new LocatedTrade(trade, points[trade.Buyer], points[trade.Seller]))];
    }
}

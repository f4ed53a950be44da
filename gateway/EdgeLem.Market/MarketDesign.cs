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
    public MarketOutcome Run(MarketCase marketCase) => Charge(marketCase, Clear(marketCase));

    /// <summary>Clears a round under the grid policy, without fees and losses.</summary>
    /// <param name="marketCase">The round.</param>
    public GridOutcome Clear(MarketCase marketCase)
    {
        ArgumentNullException.ThrowIfNull(marketCase);
        return Policy.Apply(marketCase.ToRound(Clearing));
    }

    /// <summary>
    /// Charges fees and losses on a round that was cleared: designs that differ in these only share one clearing. Nothing is charged on a network state
    /// that is not known.
    /// </summary>
    /// <param name="marketCase">The round.</param>
    /// <param name="grid">Its clearing.</param>
    public MarketOutcome Charge(MarketCase marketCase, GridOutcome grid)
    {
        ArgumentNullException.ThrowIfNull(marketCase);
        ArgumentNullException.ThrowIfNull(grid);
        INetworkModel network = marketCase.Network;
        ImmutableArray<LocatedTrade> trades = Locate(grid.Clearing, network);
        NetworkState state = network.Evaluate(grid.After.PowerW.AsSpan(), withBranches: Losses.NeedsBranches);
        return state.Converged
            ? new MarketOutcome(grid, trades, FeesOn(marketCase, trades, state), LossesOf(marketCase, trades, state))
            : new MarketOutcome(grid, trades, new FeeResult([], marketCase.Tariff.CostMicroEur), new LossResult(0, [.. new long[network.Points.Length]], 0));
    }

    private FeeResult FeesOn(MarketCase marketCase, ImmutableArray<LocatedTrade> trades, NetworkState state) => Fee.Charge(new FeeInput
    {
        Interval = marketCase.Interval, Tariff = marketCase.Tariff, Trades = trades, State = state,
        EnergyJ = [.. state.PowerW.Select(powerW => (long)Math.Round(powerW, MidpointRounding.AwayFromZero) * marketCase.Interval.LengthS)],
    });

    private LossResult LossesOf(MarketCase marketCase, ImmutableArray<LocatedTrade> trades, NetworkState state) => Losses.Allocate(new LossInput
    {
        Interval = marketCase.Interval, Points = marketCase.Network.Points, State = state, Trades = trades,
        Topology = Losses.NeedsBranches ? marketCase.Network.Topology : NetworkTopology.AtSupply(marketCase.Network.Points.Length),
        LossPerW = marketCase.Network.Linearize()?.LossPerW ?? [.. new double[marketCase.Network.Points.Length]],
    });

    private static ImmutableArray<LocatedTrade> Locate(ClearingResult clearing, INetworkModel network)
    {
        Dictionary<OrderKey, int> points = clearing.Bids.Concat(clearing.Offers).ToDictionary(fill => fill.Order.Key, fill => network.PointOf(fill.Order));
        return [.. clearing.Trades.Select(trade => new LocatedTrade(trade, points[trade.Buyer], points[trade.Seller]))];
    }
}

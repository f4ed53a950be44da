using System.Collections.Immutable;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.Losses;
using EdgeLem.Market.Network;
using EdgeLem.Market.NetworkFees;

namespace EdgeLem.Market;

/// <summary>What came of a round under a market design.</summary>
/// <param name="Grid">Trades, prices, refusals and network states.</param>
/// <param name="Trades">The trades with their points.</param>
/// <param name="Fees">Network fees per point.</param>
/// <param name="Losses">Losses per point.</param>
public sealed record MarketOutcome(GridOutcome Grid, ImmutableArray<LocatedTrade> Trades, FeeResult Fees, LossResult Losses);

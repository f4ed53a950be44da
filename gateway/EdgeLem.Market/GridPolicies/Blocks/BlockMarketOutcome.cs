using System.Collections.Immutable;

namespace EdgeLem.Market.GridPolicies.Blocks;

/// <summary>What came of several intervals with blocks under a grid policy.</summary>
/// <param name="Verdicts">One per block, in the sequence in which they were given.</param>
/// <param name="Intervals">One per interval, before fees and losses; accepted blocks are among its orders at their own limits, rejected ones are not.</param>
/// <param name="Auctions">How often the auction was held: once more for each block that the network made impossible.</param>
public sealed record BlockMarketOutcome(ImmutableArray<BlockVerdict> Verdicts, ImmutableArray<GridOutcome> Intervals, int Auctions);

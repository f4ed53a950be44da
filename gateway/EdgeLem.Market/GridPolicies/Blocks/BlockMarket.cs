using System.Collections.Immutable;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.Clearing.Blocks;
using EdgeLem.Market.Network;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.GridPolicies.Blocks;

/// <summary>Several intervals with block orders under a grid policy: the block auction decides, the policy answers for each interval, and the auction is held again without what cannot be.</summary>
/// <remarks>
/// <para>Rule: the auction (<see cref="BlockAuction"/>) accepts blocks; every interval is cleared under the policy with the accepted blocks among its orders (<see cref="FirmBlockClearing"/>). A
/// block of which any interval leaves a watt not flowing is rejected as a whole. When several are, only the one with the most missing power (summed over intervals) is; of equal ones the later in the
/// sequence given. Where all flow but an accepted block would lose at the prices that the policy leaves, the one that loses most is rejected, by the same tie rule. Then the auction is held again among
/// the others, in which a block that it rejected before may be accepted.</para>
/// <para>A policy may find no state that keeps the limits, for example because base load alone breaks one. Such an interval carries no block: all power of a block in it counts as missing. A policy that
/// only checks accepts what the auction does.</para>
/// <para>So it ends: every turn excludes a block for good. In the end no accepted block is refused in part, and the mean price of each is within its limit. An interval in which no accepted block has power
/// clears exactly as it would without blocks.</para>
/// <para>The states before the policy are those of the first auction: what would flow if the network had no say.</para>
/// <para>Where the retailer serves the rest, a counterparty that the network refuses to a block is replaced by the retailer at its price, as for every order, and counts so in the mean price.</para>
/// <para>Limits: not the best set of blocks that the network carries, which would need a power flow for every set, but one that it does carry.</para>
/// </remarks>
/// <param name="design">The market design; its mechanism must be <see cref="UniformPriceClearing"/>.</param>
/// <param name="cases">The intervals with their divisible orders, at least one; the retailer's prices are the same in all. Their networks know the points of the blocks' orders.</param>
public sealed class BlockMarket(MarketDesign design, ImmutableArray<MarketCase> cases)
{
    private readonly (ulong Accepted, int PerMille, GridOutcome Outcome)?[] _last = new (ulong, int, GridOutcome)?[cases.Length];

    /// <summary>Clears.</summary>
    /// <param name="blocks">The blocks, at most <see cref="BlockAuction.MaximumBlocks"/>, each with a power for every interval.</param>
    /// <exception cref="ArgumentException">The mechanism is another one, there are no intervals, or the blocks do not fit.</exception>
    public BlockMarketOutcome Run(ImmutableArray<BlockOrder> blocks)
    {
        if (design.Clearing is not UniformPriceClearing || cases.IsDefaultOrEmpty)
        {
            throw new ArgumentException($"Blocks are cleared by the uniform price over at least one interval, not by '{design.Clearing.Name}' over {cases.Length}.", nameof(blocks));
        }

        var verdicts = new BlockVerdict?[blocks.Length];
        ImmutableArray<NetworkState> before = [];
        for (int auctions = 1; ; auctions++)
        {
            int[] open = [.. Enumerable.Range(0, blocks.Length).Where(index => verdicts[index] is null)];
            BlockOutcome auction = BlockAuction.Clear([.. cases.Select(one => one.Book)], [.. open.Select(index => blocks[index])], cases[0].Prices);
            int[] accepted = [.. open.Where((_, place) => auction.Decisions[place] == BlockDecision.Accepted)];
            ImmutableArray<GridOutcome> intervals = [.. cases.Select((_, interval) => Clear(interval, (blocks, accepted), auction.PricePerMille))];
            before = auctions == 1 ? [.. intervals.Select(interval => interval.Before)] : before;
            if (ToReject([.. accepted.Select(index => (index, new BlockPosition(blocks[index], intervals, cases, design.Policy is not CheckOnlyPolicy)))]) is not { } rejected)
            {
                return new BlockMarketOutcome(
                    [.. blocks.Select((_, index) => verdicts[index] ?? new BlockVerdict(auction.Decisions[Array.IndexOf(open, index)]))],
                    [.. intervals.Zip(before, (interval, state) => interval with { Before = state })],
                    auctions);
            }

            verdicts[rejected.Index] = rejected.Position.Verdict();
        }
    }

    private static (int Index, BlockPosition Position)? ToReject((int Index, BlockPosition Position)[] accepted)
    {
        (int Index, BlockPosition Position)[] byMissing = [.. accepted.Where(one => one.Position.MissingW > 0).OrderBy(one => one.Position.MissingW)];
        (int Index, BlockPosition Position)[] byLoss = [.. accepted.Where(one => one.Position.Loss > 0).OrderBy(one => one.Position.Loss)];
        return byMissing is [.., var missing] ? missing : byLoss is [.., var losing] ? losing : null;
    }

    private GridOutcome Clear(int interval, (ImmutableArray<BlockOrder> All, int[] Accepted) blocks, int perMille)
    {
        int[] here = [.. blocks.Accepted.Where(index => blocks.All[index].QuantitiesW[interval] > 0)];
        ulong set = here.Aggregate(0UL, (sum, index) => sum | (1UL << index));
        int place = here.Length > 0 ? perMille : 0;
        if (_last[interval] is { } last && last.Accepted == set && last.PerMille == place)
        {
            return last.Outcome;
        }

        GridOutcome outcome = here.Length == 0
            ? design.Clear(cases[interval])
            : new FirmBlocks(interval, [.. here.Select(index => blocks.All[index])]).Clear(design, cases[interval], perMille);
        _last[interval] = (set, place, outcome);
        return outcome;
    }
}

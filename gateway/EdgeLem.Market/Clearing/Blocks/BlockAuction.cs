using System.Collections.Immutable;
using System.Numerics;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Clearing.Blocks;

/// <summary>Uniform-price auction of several intervals with block orders, which are accepted as a whole over all their intervals or not at all.</summary>
/// <remarks>
/// <para>Rule: among the sets of blocks that can be served and at whose prices no accepted block loses, the one with the greatest gain, sum of (limit x power) of
/// bids less that of offers, divisible orders included; of equal gains the one with fewer blocks, then with the earlier blocks in the sequence given. So no block
/// is accepted paradoxically; one may be rejected although the prices would suit it, because with it the prices would not.</para>
/// <para>Divisible orders: blocks are served first from the best orders of the other side within the retailer's prices; the rest clears as in
/// <see cref="UniformPriceClearing"/>, with the same sharing at the margin.</para>
/// <para>Prices: each interval has a range of clearing prices, from the worst accepted offer and the best rejected bid to the worst accepted bid and the best rejected offer. All
/// intervals in which accepted blocks have power take the same place in their ranges, per mille, rounded down: the one nearest to the middle at which no accepted block loses. The other intervals
/// take the middle, so that they clear as if there were no blocks.</para>
/// <para>Search: every set up to <see cref="ExactUpTo"/> blocks. Beyond it, from the empty set, the best change of one block as long as one gains: always an
/// allowed set, but perhaps not the best.</para>
/// <para>Source: no paradoxically accepted blocks and rejected ones tolerated is the rule of the European day-ahead coupling (Euphemia public description, NEMO
/// Committee).</para>
/// </remarks>
public static class BlockAuction
{
    /// <summary>Largest number of blocks for which all sets are searched.</summary>
    public const int ExactUpTo = 12;

    /// <summary>Largest number of blocks.</summary>
    public const int MaximumBlocks = 64;

    /// <summary>Name in results.</summary>
    public const string Mechanism = "uniform-price-blocks";

    /// <summary>Clears.</summary>
    /// <param name="books">The divisible orders, one book per interval, at least one.</param>
    /// <param name="blocks">The blocks, at most <see cref="MaximumBlocks"/>, each as long as there are intervals.</param>
    /// <param name="prices">The retailer's prices in all intervals.</param>
    /// <exception cref="ArgumentException">There are no books or too many blocks, a block has another length, or a key is there twice in an interval.</exception>
    public static BlockOutcome Clear(ImmutableArray<OrderBook> books, ImmutableArray<BlockOrder> blocks, RetailerPrices prices)
    {
        if (books.IsDefaultOrEmpty || blocks.IsDefault || blocks.Length > MaximumBlocks || blocks.Any(block => block.QuantitiesW.Length != books.Length))
        {
            throw new ArgumentException($"A block auction needs at least one book, at most {MaximumBlocks} blocks, and a power for each of its {books.Length} intervals in each block.", nameof(blocks));
        }

        BlockProblem problem = new(books, blocks, prices);
        RefuseRepeatedKeys(problem);
        ulong accepted = blocks.Length <= ExactUpTo ? SearchAll(problem) : SearchByChanges(problem);
        BlockSelection.Try(problem, accepted, out BlockSelection? selection);
        return new BlockOutcome([.. blocks.Select((_, index) => Decide(problem, accepted, index))], selection!.ToResults(Mechanism), selection.Gain) { PricePerMille = selection.PerMille };
    }

    private static void RefuseRepeatedKeys(BlockProblem problem)
    {
        ulong all = problem.Blocks.Length == MaximumBlocks ? ulong.MaxValue : (1UL << problem.Blocks.Length) - 1;
        for (int i = 0; i < problem.Books.Length; i++)
        {
            problem.BookWith(all, i);
        }
    }

    private static ulong SearchAll(BlockProblem problem)
    {
        ulong best = 0;
        BlockSelection.Try(problem, best, out BlockSelection? bestSelection);
        for (ulong accepted = 1; accepted < 1UL << problem.Blocks.Length; accepted++)
        {
            if (BlockSelection.Try(problem, accepted, out BlockSelection? selection) == BlockDecision.Accepted
                && IsBetter((selection!.Gain, accepted), (bestSelection!.Gain, best)))
            {
                (best, bestSelection) = (accepted, selection);
            }
        }

        return best;
    }

    private static ulong SearchByChanges(BlockProblem problem)
    {
        ulong best = 0;
        BlockSelection.Try(problem, best, out BlockSelection? selection);
        Int128 gain = selection!.Gain;
        while (true)
        {
            (Int128 Gain, ulong Accepted) changed = (gain, best);
            for (int i = 0; i < problem.Blocks.Length; i++)
            {
                ulong accepted = best ^ (1UL << i);
                if (BlockSelection.Try(problem, accepted, out selection) == BlockDecision.Accepted && IsBetter((selection!.Gain, accepted), changed))
                {
                    changed = (selection.Gain, accepted);
                }
            }

            if (changed.Gain == gain)
            {
                return best;
            }

            (gain, best) = changed;
        }
    }

    /// <summary>Greater gain, then fewer blocks, then the earlier ones: of two sets, the one that has the first block in which they differ.</summary>
    private static bool IsBetter((Int128 Gain, ulong Accepted) one, (Int128 Gain, ulong Accepted) other)
    {
        if (one.Gain != other.Gain)
        {
            return one.Gain > other.Gain;
        }

        int fewer = BitOperations.PopCount(one.Accepted) - BitOperations.PopCount(other.Accepted);
        ulong differing = one.Accepted ^ other.Accepted;
        return fewer != 0 ? fewer < 0 : (one.Accepted & differing & (~differing + 1)) != 0;
    }

    private static BlockDecision Decide(BlockProblem problem, ulong accepted, int index)
    {
        ulong with = accepted | (1UL << index);
        if (with == accepted)
        {
            return BlockDecision.Accepted;
        }

        BlockDecision decision = BlockSelection.Try(problem, with, out _);
        return decision == BlockDecision.Accepted ? BlockDecision.LowersGain : decision;
    }
}

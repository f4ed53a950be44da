using System.Collections.Immutable;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Clearing.Blocks;

/// <summary>A set of blocks tried as accepted: can it be served, what does it gain, and is there a price at which no block of it loses?</summary>
internal sealed class BlockSelection
{
    private readonly BlockProblem _problem;
    private readonly ulong _accepted;
    private readonly BlockInterval[] _intervals;

    private BlockSelection(BlockProblem problem, ulong accepted, BlockInterval[] intervals)
    {
        _problem = problem;
        _accepted = accepted;
        _intervals = intervals;
    }

    /// <summary>Value of the accepted blocks and gain of the divisible orders, W times micro-euro per kWh.</summary>
    public Int128 Gain { get; private set; }

    /// <summary>Where between lowest and highest prices they are, per mille, in the intervals in which accepted blocks have power.</summary>
    public int PerMille { get; private set; }

    /// <summary>Tries a set.</summary>
    /// <param name="problem">Books and blocks.</param>
    /// <param name="accepted">Bit i stands for block i.</param>
    /// <param name="selection">The set, when it is allowed.</param>
    /// <returns>Accepted when the set is allowed; otherwise why it is not.</returns>
    public static BlockDecision Try(BlockProblem problem, ulong accepted, out BlockSelection? selection)
    {
        selection = null;
        BlockInterval[] intervals = new BlockInterval[problem.Books.Length];
        for (int i = 0; i < intervals.Length; i++)
        {
            BlockInterval? interval = problem.ClearedWith(accepted, i);
            if (interval is null)
            {
                return BlockDecision.NotServable;
            }

            intervals[i] = interval;
        }

        BlockSelection tried = new(problem, accepted, intervals);
        if (!tried.TryFindPrices())
        {
            return BlockDecision.WouldLoseAtPrices;
        }

        tried.Gain = tried.SumOfGains();
        selection = tried;
        return BlockDecision.Accepted;
    }

    /// <summary>The result of every interval, accepted blocks among its orders.</summary>
    public ImmutableArray<ClearingResult> ToResults(string mechanism) => [.. _intervals.Select((interval, index) =>
        BlockResults.Of(mechanism, _problem.BookWith(_accepted, index), (_problem.Prices, interval.PriceAt(PerMilleIn(index))), interval.Cleared()))];

    /// <summary>Blocks move the prices of their own intervals only: everybody else's are those without blocks.</summary>
    private int PerMilleIn(int interval) => _problem.BlocksOf(_accepted).Any(block => block.QuantitiesW[interval] > 0) ? PerMille : BlockInterval.MiddlePerMille;

    /// <summary>Prices rise with the place between lowest and highest, so bids set an upper and offers a lower bound on it; nearest to the middle is taken.</summary>
    private bool TryFindPrices()
    {
        int least = 0;
        int most = 1000;
        foreach (BlockOrder block in _problem.BlocksOf(_accepted))
        {
            if (block.Side == OrderSide.Bid)
            {
                most = Math.Min(most, LastThat(perMille => SurplusAt(block, perMille) >= 0));
            }
            else
            {
                least = Math.Max(least, 1 + LastThat(perMille => SurplusAt(block, perMille) < 0));
            }
        }

        PerMille = Math.Clamp(BlockInterval.MiddlePerMille, least, Math.Max(least, most));
        return least <= most;
    }

    /// <summary>The last place for which something holds that holds up to some place; -1 when it holds nowhere.</summary>
    private static int LastThat(Predicate<int> holds)
    {
        int low = -1;
        int high = 1000;
        while (low < high)
        {
            int middle = (low + high + 1) >> 1;
            (low, high) = holds(middle) ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    private Int128 SurplusAt(BlockOrder block, int perMille)
    {
        Int128 surplus = 0;
        long limit = _problem.LimitOf(block);
        for (int i = 0; i < _intervals.Length; i++)
        {
            long perKwh = block.Side == OrderSide.Bid ? limit - _intervals[i].PriceAt(perMille) : _intervals[i].PriceAt(perMille) - limit;
            surplus += Math.BigMul(block.QuantitiesW[i], perKwh);
        }

        return surplus;
    }

    private Int128 SumOfGains()
    {
        Int128 gain = 0;
        foreach (BlockInterval interval in _intervals)
        {
            gain += interval.Gain;
        }

        foreach (BlockOrder block in _problem.BlocksOf(_accepted))
        {
            Int128 value = (Int128)block.QuantitiesW.Sum() * _problem.LimitOf(block);
            gain += block.Side == OrderSide.Bid ? value : -value;
        }

        return gain;
    }
}

using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace EdgeLem.Market.Clearing.Matching;

/// <summary>Pairs filled bids with filled offers.</summary>
internal static class TradePairing
{
    /// <summary>Pairs the two sides in merit order; at most one trade less than there are filled orders.</summary>
    /// <param name="sides">The sides, each filled to the same volume.</param>
    /// <param name="priceMicroEurPerKwh">Price of every trade.</param>
    public static ImmutableArray<Trade> InMeritOrder(TwoSides sides, long priceMicroEurPerKwh)
    {
        Trade[] trades = new Trade[CountPairs(sides)];
        Walk walk = new(sides);
        for (int i = 0; i < trades.Length; i++)
        {
            long quantityW = walk.Next(out int bid, out int offer);
            trades[i] = sides.TradeOf(bid, offer, quantityW, priceMicroEurPerKwh);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(trades);
    }

    /// <summary>Counted first, because the trades of a large book are megabytes that would otherwise be allocated twice.</summary>
    private static int CountPairs(TwoSides sides)
    {
        int count = 0;
        Walk walk = new(sides);
        while (walk.Next(out _, out _) > 0)
        {
            count++;
        }

        return count;
    }

    /// <summary>Walks both sides at once, by how much they were filled.</summary>
    private struct Walk(TwoSides sides)
    {
        private readonly long[] _boughtW = sides.Bids.ClearedW;
        private readonly long[] _soldW = sides.Offers.ClearedW;
        private int _bid;
        private int _offer;
        private long _usedOfBidW;
        private long _usedOfOfferW;

        /// <summary>Goes to the next pair.</summary>
        /// <returns>The pair's power, W; 0 when there is none.</returns>
        public long Next(out int bid, out int offer)
        {
            Skip(_boughtW, ref _bid, ref _usedOfBidW);
            Skip(_soldW, ref _offer, ref _usedOfOfferW);
            bid = _bid;
            offer = _offer;
            if (bid == _boughtW.Length || offer == _soldW.Length)
            {
                return 0;
            }

            long quantityW = Math.Min(_boughtW[bid] - _usedOfBidW, _soldW[offer] - _usedOfOfferW);
            _usedOfBidW += quantityW;
            _usedOfOfferW += quantityW;
            return quantityW;
        }

        private static void Skip(long[] clearedW, ref int index, ref long usedW)
        {
            while (index < clearedW.Length && usedW == clearedW[index])
            {
                index++;
                usedW = 0;
            }
        }
    }
}

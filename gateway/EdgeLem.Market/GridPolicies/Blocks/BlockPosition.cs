using System.Collections.Immutable;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.Clearing.Blocks;
using EdgeLem.Market.Network;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.GridPolicies.Blocks;

/// <summary>What an accepted block got and pays under a policy, to judge whether it can stay accepted.</summary>
internal sealed class BlockPosition
{
    private readonly BlockOrder _block;
    private readonly ImmutableArray<GridOutcome> _intervals;
    private readonly long[] _missingW;
    private readonly bool _mustKeepLimits;

    /// <summary>Reads a block's part of the outcomes.</summary>
    /// <param name="block">The block.</param>
    /// <param name="intervals">The outcome of every interval.</param>
    /// <param name="cases">The intervals; what the retailer serves costs its prices.</param>
    /// <param name="mustKeepLimits">Whether an interval that ends in a state which is not allowed carries no block; false for a policy that only checks.</param>
    public BlockPosition(BlockOrder block, ImmutableArray<GridOutcome> intervals, ImmutableArray<MarketCase> cases, bool mustKeepLimits)
    {
        _block = block;
        _mustKeepLimits = mustKeepLimits;
        _intervals = intervals;
        _missingW = new long[intervals.Length];
        Int128 money = 0;
        for (int i = 0; i < intervals.Length; i++)
        {
            if (block.QuantitiesW[i] > 0)
            {
                Fill fill = FillIn(intervals[i].Clearing);
                long retailerW = cases[i].RetailerServesRest ? fill.UnfilledW : 0;
                _missingW[i] = IsCarried(intervals[i]) ? block.QuantitiesW[i] - fill.ClearedW - retailerW : block.QuantitiesW[i];
                money += MoneyOf(intervals[i].Clearing) + ((Int128)retailerW * RetailerPrice(cases[i].Prices));
            }
        }

        Int128 limit = (Int128)block.QuantitiesW.Sum() * block.PriceMicroEurPerKwh;
        Loss = block.Side == OrderSide.Bid ? money - limit : limit - money;
    }

    /// <summary>What of the block does not flow, W summed over the intervals.</summary>
    public long MissingW => _missingW.Sum();

    /// <summary>By how much the block's prices are beyond its limit, W times micro-euro per kWh; positive when it loses.</summary>
    public Int128 Loss { get; }

    /// <summary>Why the block is rejected, when it is.</summary>
    public BlockVerdict Verdict()
    {
        if (MissingW == 0)
        {
            return new BlockVerdict(BlockDecision.WouldLoseUnderLimits);
        }

        int worst = Array.IndexOf(_missingW, _missingW.Max());
        (LimitKind kind, string element) = ReasonIn(_intervals[worst]);
        return new BlockVerdict(BlockDecision.RefusedByNetwork) { Interval = worst, Kind = kind, Element = element };
    }

    private bool IsCarried(GridOutcome interval) => interval.After.IsAllowed || !_mustKeepLimits;

    private Fill FillIn(ClearingResult clearing) => (_block.Side == OrderSide.Bid ? clearing.Bids : clearing.Offers).Single(fill => fill.Order.Key == _block.Key);

    private Int128 MoneyOf(ClearingResult clearing)
    {
        Int128 money = 0;
        foreach (Trade trade in clearing.Trades.Where(trade => trade.Buyer == _block.Key || trade.Seller == _block.Key))
        {
            money += Math.BigMul(trade.QuantityW, _block.Side == OrderSide.Bid ? trade.PriceMicroEurPerKwh : trade.SellerPriceMicroEurPerKwh);
        }

        return money;
    }

    private long RetailerPrice(RetailerPrices prices) => _block.Side == OrderSide.Bid ? prices.RetailPriceMicroEurPerKwh : prices.FeedInPriceMicroEurPerKwh;

    /// <summary>What the policy could not cure; else the refusal of the block itself or of its counterparty; where neither is listed, for example because its suppliers were refused, the largest there is, then what was violated.</summary>
    private (LimitKind Kind, string Element) ReasonIn(GridOutcome interval)
    {
        if (!IsCarried(interval) && !interval.After.Violations.IsEmpty)
        {
            return (interval.After.Violations[0].Kind, interval.After.Violations[0].Element);
        }

        IEnumerable<Refusal> byRelevance = interval.Refusals
            .OrderByDescending(refusal => refusal.Order == _block.Key || refusal.Counterparty == _block.Key)
            .ThenByDescending(refusal => refusal.RefusedW);
        foreach (Refusal refusal in byRelevance)
        {
            return (refusal.Kind, refusal.Element);
        }

        return interval.Before.Violations.IsEmpty ? (LimitKind.NoState, "") : (interval.Before.Violations[0].Kind, interval.Before.Violations[0].Element);
    }
}

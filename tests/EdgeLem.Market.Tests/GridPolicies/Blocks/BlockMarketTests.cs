using EdgeLem.Market.Clearing;
using EdgeLem.Market.Clearing.Blocks;
using EdgeLem.Market.Clearing.Matching;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.GridPolicies.Blocks;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Tests.GridPolicies.Blocks;

public sealed class BlockMarketTests
{
    [Theory]
    [InlineData("reject", true)]
    [InlineData("reject", false)]
    [InlineData("nodal", true)]
    [InlineData("nodal", false)]
    [InlineData("envelopes-equal", true)]
    [InlineData("envelopes-equal", false)]
    [InlineData("admm", true)]
    [InlineData("admm", false)]
    public void Accepted_blocks_flow_as_a_whole_and_none_loses_at_the_prices_finally_set(string name, bool hasRetailer)
    {
        Assert.True(KnownGridPolicies.TryGet(name, out IGridPolicy? policy));
        (int accepted, int refused) = (0, 0);
        for (int seed = 0; seed < 20; seed++)
        {
            BlockDay day = BlockDay.Random(seed, band: 0.002, hasRetailer);
            BlockMarketOutcome outcome = day.Clear(policy);

            Assert.All(outcome.Intervals, interval => AssertConserved(interval.Clearing, seed));
            AssertWhole(day, outcome, seed);
            Assert.Equal(outcome.Auctions - 1, outcome.Verdicts.Count(verdict => verdict.Decision is BlockDecision.RefusedByNetwork or BlockDecision.WouldLoseUnderLimits));
            Assert.All(outcome.Verdicts, verdict => Assert.Equal(verdict.Decision == BlockDecision.RefusedByNetwork, verdict is { Interval: not null, Kind: not null }));
            accepted += outcome.Verdicts.Count(verdict => verdict.Decision == BlockDecision.Accepted);
            refused += outcome.Verdicts.Count(verdict => verdict.Decision == BlockDecision.RefusedByNetwork);
        }

        Assert.True(accepted > 0 && refused > 3, $"{accepted} accepted, {refused} refused: the cases test too little.");
    }

    [Fact]
    public void A_network_that_limits_nothing_leaves_the_decisions_to_the_auction()
    {
        foreach (IGridPolicy policy in KnownGridPolicies.Names.Select(Known))
        {
            for (int seed = 0; seed < 10; seed++)
            {
                BlockDay day = BlockDay.Random(seed, band: 1, hasRetailer: true);
                BlockOutcome auction = BlockAuction.Clear([.. day.Cases.Select(one => one.Book)], day.Blocks, Books.Prices);
                BlockMarketOutcome outcome = day.Clear(policy);

                Assert.Equal(1, outcome.Auctions);
                Assert.Equal(auction.Decisions.AsEnumerable(), outcome.Verdicts.Select(verdict => verdict.Decision));
                Assert.Equal(auction.Intervals.Select(interval => interval.PriceMicroEurPerKwh), outcome.Intervals.Select(interval => interval.Clearing.PriceMicroEurPerKwh));
            }
        }
    }

    [Fact]
    public void An_interval_without_power_of_accepted_blocks_clears_as_without_blocks()
    {
        int compared = 0;
        for (int seed = 0; seed < 20; seed++)
        {
            BlockDay day = BlockDay.Random(seed, band: 0.004, hasRetailer: true);
            BlockMarketOutcome outcome = day.Clear(Known("reject"));
            BlockMarketOutcome without = (day with { Blocks = [] }).Clear(Known("reject"));
            for (int t = 0; t < day.Cases.Length; t++)
            {
                if (!day.Blocks.Where((block, i) => block.QuantitiesW[t] > 0 && outcome.Verdicts[i].Decision == BlockDecision.Accepted).Any())
                {
                    Assert.Equal(without.Intervals[t].Clearing.Trades.AsEnumerable(), outcome.Intervals[t].Clearing.Trades.AsEnumerable());
                    compared++;
                }
            }
        }

        Assert.True(compared > 10, $"{compared} intervals compared.");
    }

    [Fact]
    public void Blocks_need_the_uniform_price_and_an_interval()
    {
        BlockDay day = BlockDay.Random(0, band: 1, hasRetailer: true);

        Assert.Throws<ArgumentException>(() => new BlockMarket(MarketDesign.Default with { Clearing = new PayAsBidClearing(PairPriceRule.Bid) }, day.Cases).Run(day.Blocks));
        Assert.Throws<ArgumentException>(() => new BlockMarket(MarketDesign.Default, []).Run([]));
    }

    private static IGridPolicy Known(string name) => KnownGridPolicies.TryGet(name, out IGridPolicy? policy) ? policy : throw new ArgumentException(name);

    private static void AssertConserved(ClearingResult clearing, int seed)
    {
        foreach (Fill fill in clearing.Bids.Concat(clearing.Offers))
        {
            long tradedW = clearing.Trades.Where(trade => trade.Buyer == fill.Order.Key || trade.Seller == fill.Order.Key).Sum(trade => trade.QuantityW);
            Assert.True(tradedW == fill.ClearedW && fill.UnfilledW >= 0, $"Seed {seed}: {fill.Order.Key} cleared {fill.ClearedW} W and trades {tradedW} W.");
        }
    }

    private static void AssertWhole(BlockDay day, BlockMarketOutcome outcome, int seed)
    {
        for (int i = 0; i < day.Blocks.Length; i++)
        {
            BlockOrder block = day.Blocks[i];
            Fill[] fills = [.. outcome.Intervals.SelectMany(interval => interval.Clearing.Bids.Concat(interval.Clearing.Offers)).Where(fill => fill.Order.Key == block.Key)];
            if (outcome.Verdicts[i].Decision != BlockDecision.Accepted)
            {
                Assert.True(fills.Length == 0, $"Seed {seed}: {block.Key} is rejected and has orders.");
                continue;
            }

            Assert.All(outcome.Intervals.Where((_, t) => block.QuantitiesW[t] > 0), interval => Assert.True(interval.After.IsAllowed, $"Seed {seed}: a limit is broken where {block.Key} flows."));
            Assert.True(fills.Sum(fill => fill.Order.QuantityW) == block.QuantitiesW.Sum() && fills.All(fill => fill.RefusedW == 0), $"Seed {seed}: {block.Key} is refused in part.");
            Assert.All(fills, fill => Assert.Equal(block.PriceMicroEurPerKwh, fill.Order.PriceMicroEurPerKwh));
            long retailerW = fills.Sum(fill => fill.UnfilledW);
            Assert.True(retailerW == 0 || day.Cases[0].RetailerServesRest, $"Seed {seed}: {block.Key} does not flow as a whole.");
            long retailer = block.Side == OrderSide.Bid ? Books.Prices.RetailPriceMicroEurPerKwh : Books.Prices.FeedInPriceMicroEurPerKwh;
            Int128 money = outcome.Intervals.SelectMany(interval => interval.Clearing.Trades).Where(trade => trade.Buyer == block.Key || trade.Seller == block.Key)
                .Aggregate((Int128)retailerW * retailer, (sum, trade) => sum + Math.BigMul(trade.QuantityW, trade.PriceMicroEurPerKwh));
            Int128 limit = (Int128)block.QuantitiesW.Sum() * block.PriceMicroEurPerKwh;
            Assert.True(block.Side == OrderSide.Bid ? money <= limit : money >= limit, $"Seed {seed}: {block.Key} loses.");
        }
    }
}

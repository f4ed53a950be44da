using EdgeLem.Gateway.MarketFiles.Intervals;
using EdgeLem.Gateway.MarketFiles.Reading.Blocks;
using EdgeLem.Gateway.Output;
using EdgeLem.Gateway.Rounds;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.Clearing.Blocks;
using EdgeLem.Market.GridPolicies.Blocks;
using EdgeLem.Market.Orders;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Gateway.MarketFiles.Results;

/// <summary>What became of every block, as CSV (docs/clear.md).</summary>
internal static class BlockTable
{
    /// <summary>Writes the table: the blocks in the order of their file.</summary>
    /// <param name="path">File to write.</param>
    /// <param name="cleared">The results.</param>
    public static void Write(string path, ClearedFile cleared)
    {
        using var file = new CsvFile(
            path, "block_id", "node", "phases", "side", "first_interval", "intervals", "energy_j", "price_micro_eur_per_kwh", "decision", "reason", "limit_interval", "kind", "element",
            "mean_price_micro_eur_per_kwh", "retailer_energy_j", "amount_micro_eur");
        foreach ((FileBlock block, BlockVerdict? verdict) in cleared.Input.Blocks.Zip(cleared.Verdicts))
        {
            bool isAccepted = verdict is { Decision: BlockDecision.Accepted };
            int first = FirstOf(block);
            object?[] wanted =
            [
                block.Row.OrderId, block.Row.NodeId, block.Row.Phases, OrderTables.NameOf(block.Row.Side), cleared.Input.Intervals[first].StartS, LastOf(block) - first + 1,
                block.QuantitiesW.Sum() * cleared.Request.IntervalS, block.Row.Terms.PriceMicroEurPerKwh,
            ];
            string? limitInterval = verdict?.Interval is { } at ? FormattableString.Invariant($"{cleared.Input.Intervals[at].StartS}") : null;
            object?[] decided = [isAccepted ? "accepted" : "rejected", ReasonOf(verdict), limitInterval, verdict?.Kind is { } kind ? KebabCase.Of(kind) : null, verdict?.Element];
            file.Row([.. wanted, .. decided, .. isAccepted ? MoneyOf(cleared, block) : [null, null, null]]);
        }
    }

    private static string? ReasonOf(BlockVerdict? verdict) => verdict switch
    {
        null => KebabCase.Of(OrderAbsence.RegisteredOnOtherSide),
        { Decision: BlockDecision.Accepted } => null,
        _ => KebabCase.Of(verdict.Decision),
    };

    private static int FirstOf(FileBlock block) => block.QuantitiesW.IndexOf(block.QuantitiesW.First(powerW => powerW > 0));

    private static int LastOf(FileBlock block) => block.QuantitiesW.Index().Last(part => part.Item > 0).Index;

    /// <summary>Mean price by energy, energy of the retailer, and what the block pays (a bid) or gets (an offer): the sum of its trades' amounts and of the retailer's.</summary>
    private static object?[] MoneyOf(ClearedFile cleared, FileBlock block)
    {
        (Int128 product, long retailerJ, long amount) = (0, 0, 0);
        foreach ((int index, ClearedInterval interval) in cleared.Intervals.Index().Where(one => block.QuantitiesW[one.Index] > 0))
        {
            RetailerPrices retailer = interval.Case.Prices;
            ClearingResult clearing = interval.Grid.Clearing;
            (long leftW, long retailerPrice) = (block.QuantitiesW[index], block.Row.Side == OrderSide.Bid ? retailer.RetailPriceMicroEurPerKwh : retailer.FeedInPriceMicroEurPerKwh);
            foreach (Trade trade in clearing.Trades.Where(trade => trade.Buyer == block.Key || trade.Seller == block.Key))
            {
                product += Math.BigMul(trade.QuantityW, trade.PriceMicroEurPerKwh);
                amount += EnergyPrice.CostMicroEur(trade.QuantityW * interval.Case.Interval.LengthS, trade.PriceMicroEurPerKwh);
                leftW -= trade.QuantityW;
            }

            long ofRetailerJ = leftW * interval.Case.Interval.LengthS;
            product += Math.BigMul(leftW, retailerPrice);
            amount += EnergyPrice.CostMicroEur(ofRetailerJ, retailerPrice);
            retailerJ += ofRetailerJ;
        }

        return [(double)product / block.QuantitiesW.Sum(), retailerJ, amount];
    }
}

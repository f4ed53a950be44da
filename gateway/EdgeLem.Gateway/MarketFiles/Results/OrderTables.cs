using EdgeLem.Gateway.MarketFiles.Reading;
using EdgeLem.Gateway.Output;
using EdgeLem.Gateway.Rounds;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.Orders;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Gateway.MarketFiles.Results;

/// <summary>What became of the orders of a file, as CSV (docs/clear.md).</summary>
internal static class OrderTables
{
    /// <summary>Every order in the order of the file: its parts that were traded, left to the retailer, refused and left over.</summary>
    /// <param name="path">File to write.</param>
    /// <param name="cleared">The results.</param>
    public static void WriteFills(string path, ClearedFile cleared)
    {
        using var file = new CsvFile(
            path, "order_id", "node", "phases", "side", "quantity_w", "price_micro_eur_per_kwh", "arrival", "cleared_w", "retailer_w", "refused_w", "unfilled_w", "reason");
        ClearingResult clearing = cleared.Grid.Clearing;
        Dictionary<string, Fill> fills = clearing.Bids.Concat(clearing.Offers).ToDictionary(fill => cleared.Book[fill.Order.Key].OrderId, StringComparer.Ordinal);
        foreach (FileOrder order in cleared.Book.Orders)
        {
            Fill fill = fills[order.OrderId];
            long retailerW = cleared.Case.RetailerServesRest ? fill.UnfilledW : 0;
            file.Row(
                order.OrderId, order.NodeId, order.Phases, NameOf(order.Side), order.Terms.QuantityW, order.Terms.PriceMicroEurPerKwh, order.ArrivalS,
                fill.ClearedW, retailerW, fill.RefusedW, fill.UnfilledW - retailerW, fill.Reason == UnfilledReason.None ? null : KebabCase.Of(fill.Reason));
        }
    }

    /// <summary>Who bought from whom.</summary>
    /// <param name="path">File to write.</param>
    /// <param name="cleared">The results.</param>
    public static void WriteTrades(string path, ClearedFile cleared)
    {
        using var file = new CsvFile(
            path, "buy_order_id", "buyer", "buyer_phases", "sell_order_id", "seller", "seller_phases", "quantity_w", "price_micro_eur_per_kwh", "energy_j", "amount_micro_eur");
        foreach (Trade trade in cleared.Grid.Clearing.Trades)
        {
            (FileOrder bid, FileOrder offer) = (cleared.Book[trade.Buyer], cleared.Book[trade.Seller]);
            long energyJ = trade.QuantityW * cleared.Case.Interval.LengthS;
            file.Row(
                bid.OrderId, bid.NodeId, bid.Phases, offer.OrderId, offer.NodeId, offer.Phases,
                trade.QuantityW, trade.PriceMicroEurPerKwh, energyJ, EnergyPrice.CostMicroEur(energyJ, trade.PriceMicroEurPerKwh));
        }
    }

    /// <summary>What the network could not carry, and which limit stands in the way.</summary>
    /// <param name="path">File to write.</param>
    /// <param name="cleared">The results.</param>
    public static void WriteRefusals(string path, ClearedFile cleared)
    {
        using var file = new CsvFile(path, "order_id", "node", "phases", "side", "refused_w", "kind", "element");
        foreach (Refusal refusal in cleared.Grid.Refusals)
        {
            FileOrder order = cleared.Book[refusal.Order];
            file.Row(order.OrderId, order.NodeId, order.Phases, NameOf(order.Side), refusal.RefusedW, KebabCase.Of(refusal.Kind), refusal.Element);
        }
    }

    private static string NameOf(OrderSide side) => side == OrderSide.Bid ? "bid" : "offer";
}

using EdgeLem.Gateway.MarketFiles.Intervals;
using EdgeLem.Gateway.MarketFiles.Reading;
using EdgeLem.Gateway.MarketFiles.Reading.Contracts;
using EdgeLem.Gateway.Rounds;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.Orders;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Gateway.MarketFiles.Results;

/// <summary>What became of the orders of a file in each interval, as CSV (docs/clear.md). Files with steps and contracts have columns for them.</summary>
/// <param name="cleared">The results.</param>
internal sealed class OrderTables(ClearedFile cleared)
{
    // Asked for in every row, found by looking at all orders.
    private readonly bool _hasSteps = cleared.HasSteps;

    /// <summary>Columns of <see cref="WriteFills"/>.</summary>
    public IEnumerable<string> FillColumns =>
    [
        "order_id", .. OfSteps("step"), "node", "phases", "side", "quantity_w", "price_micro_eur_per_kwh", "arrival", "cleared_w", "retailer_w", "refused_w", "unfilled_w", "reason",
    ];

    /// <summary>Columns of <see cref="WriteTrades"/>.</summary>
    public IEnumerable<string> TradeColumns =>
    [
        "buy_order_id", .. OfSteps("buy_step"), "buyer", "buyer_phases", "sell_order_id", .. OfSteps("sell_step"), "seller", "seller_phases",
        "quantity_w", "price_micro_eur_per_kwh", "energy_j", "amount_micro_eur", .. OfContracts("contract_id"),
    ];

    /// <summary>Columns of <see cref="WriteRefusals"/>.</summary>
    public IEnumerable<string> RefusalColumns => ["order_id", .. OfSteps("step"), "node", "phases", "side", "refused_w", "kind", "element"];

    /// <summary>Every order in the order of the file: its parts that were traded, left to the retailer, refused and left over. An order that takes no part in the interval is left over.</summary>
    /// <param name="table">File to write.</param>
    /// <param name="interval">The interval.</param>
    public void WriteFills(ResultTable table, ClearedInterval interval)
    {
        Dictionary<FileOrder, Fill> fills = new(ReferenceEqualityComparer.Instance);
        foreach (Fill fill in interval.Grid.Clearing.Bids.Concat(interval.Grid.Clearing.Offers))
        {
            fills[interval.Book[fill.Order.Key]] = fill;
        }

        foreach (FileOrder order in cleared.Input.Orders)
        {
            bool isAbsent = interval.Absent.TryGetValue(order, out OrderAbsence absence);
            Fill fill = isAbsent ? default : fills[order];
            long openW = isAbsent ? order.Terms.QuantityW : fill.UnfilledW;
            long retailerW = cleared.Request.HasRetailer && !isAbsent ? openW : 0;
            string? reason = isAbsent ? KebabCase.Of(absence) : fill.Reason == UnfilledReason.None ? null : KebabCase.Of(fill.Reason);
            table.Row(
            [
                order.OrderId, .. OfSteps(StepOf(order)), order.NodeId, order.Phases, NameOf(order.Side), order.Terms.QuantityW, order.Terms.PriceMicroEurPerKwh, order.ArrivalS,
                fill.ClearedW, retailerW, fill.RefusedW, openW - retailerW, reason,
            ]);
        }
    }

    /// <summary>Who bought from whom: what contracts delivered, then what orders traded.</summary>
    /// <param name="table">File to write.</param>
    /// <param name="interval">The interval.</param>
    public void WriteTrades(ResultTable table, ClearedInterval interval)
    {
        foreach (FileContract contract in interval.Contracts.Where(standing => standing.IsInForce).Select(standing => standing.Contract))
        {
            object?[] buyer = [null, .. OfSteps(null), contract.Buyer, contract.BuyerPhases];
            object?[] seller = [null, .. OfSteps(null), contract.Offer.Seller, contract.SellerPhases];
            table.Row([.. buyer, .. seller, .. Amounts((contract.Offer.Terms.QuantityW, contract.Offer.Terms.PriceMicroEurPerKwh), interval), contract.ContractId]);
        }

        foreach (Trade trade in interval.Grid.Clearing.Trades)
        {
            table.Row([.. PartyOf(interval.Book[trade.Buyer]), .. PartyOf(interval.Book[trade.Seller]), .. Amounts((trade.QuantityW, trade.PriceMicroEurPerKwh), interval), .. OfContracts(null)]);
        }
    }

    /// <summary>What the network could not carry, and which limit stands in the way.</summary>
    /// <param name="table">File to write.</param>
    /// <param name="interval">The interval.</param>
    public void WriteRefusals(ResultTable table, ClearedInterval interval)
    {
        foreach (Refusal refusal in interval.Grid.Refusals)
        {
            FileOrder order = interval.Book[refusal.Order];
            table.Row([order.OrderId, .. OfSteps(StepOf(order)), order.NodeId, order.Phases, NameOf(order.Side), refusal.RefusedW, KebabCase.Of(refusal.Kind), refusal.Element]);
        }
    }

    /// <summary>How a side is written.</summary>
    /// <param name="side">The side.</param>
    public static string NameOf(OrderSide side) => side == OrderSide.Bid ? "bid" : "offer";

    private object?[] PartyOf(FileOrder order) => [order.OrderId, .. OfSteps(StepOf(order)), order.NodeId, order.Phases];

    private static object?[] Amounts((long PowerW, long Price) trade, ClearedInterval interval)
    {
        long energyJ = trade.PowerW * interval.Case.Interval.LengthS;
        return [trade.PowerW, trade.Price, energyJ, EnergyPrice.CostMicroEur(energyJ, trade.Price)];
    }

    private static int? StepOf(FileOrder order) => order.Step == 0 ? null : order.Step;

    private T[] OfSteps<T>(T field) => _hasSteps ? [field] : [];

    private object?[] OfSteps(object? field) => OfSteps<object?>(field);

    private T[] OfContracts<T>(T field) => cleared.HasContracts ? [field] : [];

    private object?[] OfContracts(object? field) => OfContracts<object?>(field);
}

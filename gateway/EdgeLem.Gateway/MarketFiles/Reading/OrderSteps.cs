using EdgeLem.Grid;
using EdgeLem.Market.Orders;

namespace EdgeLem.Gateway.MarketFiles.Reading;

/// <summary>Orders of several steps: rows of one order id that differ in their step, their quantity and their price.</summary>
internal static class OrderSteps
{
    /// <summary>Finds steps that do not belong together.</summary>
    /// <param name="orders">All rows of a file, each fine by itself.</param>
    /// <param name="defects">Receives everything that is wrong.</param>
    public static void Check(IReadOnlyList<FileOrder> orders, ICollection<Defect> defects)
    {
        foreach (FileOrder[] steps in Grouped(orders).Where(rows => rows.Length > 1 || rows[0].Step > 1))
        {
            if (steps[0].Step != 1)
            {
                defects.Add(new Defect(steps[0].Location, steps[0].Step == 0
                    ? $"order_id is '{steps[0].OrderId}', as on line {steps[1].Location.Line}, and has no step. Number all steps of the order, or give it an id of its own."
                    : MissingStep(steps[0], 1)));
            }

            for (int i = 1; i < steps.Length; i++)
            {
                Compare(steps[i - 1], steps[i], defects);
            }
        }
    }

    /// <summary>The rows of each order by rising step, in the sequence of the orders' first rows.</summary>
    /// <param name="orders">Rows.</param>
    public static IEnumerable<FileOrder[]> Grouped(IEnumerable<FileOrder> orders) =>
        orders.GroupBy(order => order.OrderId, StringComparer.Ordinal).Select(rows => rows.OrderBy(row => row.Step).ToArray());

    private static void Compare(FileOrder one, FileOrder next, ICollection<Defect> defects)
    {
        if (one.Step > 0 && next.Step != one.Step + 1)
        {
            defects.Add(new Defect(next.Location, MissingStep(next, one.Step + 1)));
        }

        if (SharedBy(one) != SharedBy(next))
        {
            defects.Add(new Defect(next.Location, $"order '{next.OrderId}': step {next.Step} differs from the one on line {one.Location.Line} in more than quantity and price. "
                + "Steps of an order share node, side, arrival, phase and validity; correct it, or give the row an id of its own."));
        }

        long change = next.Terms.PriceMicroEurPerKwh - one.Terms.PriceMicroEurPerKwh;
        if (next.Side == OrderSide.Bid ? change >= 0 : change <= 0)
        {
            (string needed, string rule) = next.Side == OrderSide.Bid ? ("below", "falls") : ("above", "rises");
            defects.Add(new Defect(next.Location, FormattableString.Invariant($"order '{next.OrderId}': price_micro_eur_per_kwh of step {next.Step} is {next.Terms.PriceMicroEurPerKwh}, not {needed} the ")
                + FormattableString.Invariant($"{one.Terms.PriceMicroEurPerKwh} of step {one.Step}. The price of {(next.Side == OrderSide.Bid ? "a bid" : "an offer")} {rule} from step to step; number them so.")));
        }
    }

    private static (string NodeId, OrderSide Side, long ArrivalS, string Phases, long? FromS, long? UntilS) SharedBy(FileOrder order) =>
        (order.NodeId, order.Side, order.ArrivalS, order.Phases, order.ValidFromS, order.ValidUntilS);

    private static string MissingStep(FileOrder row, int missing) =>
        FormattableString.Invariant($"order '{row.OrderId}' has step {row.Step} and no step {missing}. Number its steps from 1 without a gap, at most {SteppedOrder.MaximumSteps}.");
}

using EdgeLem.Gateway.Input;
using EdgeLem.Market.Orders;

namespace EdgeLem.Gateway.MarketFiles.Reading;

/// <summary>Turns one row of an order file into an order, or says everything that is wrong with it.</summary>
/// <param name="row">The fields in the order of <see cref="OrderFile.Columns"/>.</param>
internal sealed class OrderRow(RowFields row)
{
    /// <summary>Reads the row.</summary>
    /// <param name="places">Where nodes are.</param>
    /// <returns>The order; null when anything is wrong with it.</returns>
    public FileOrder? Read(OrderPlaces places)
    {
        int before = row.DefectCount;
        string orderId = row.Id(OrderFile.OrderId, "order");
        OrderSide side = row.Side(OrderFile.Side);
        long quantityW = row.QuantityW(OrderFile.Quantity);
        long price = row.Price(OrderFile.Price);
        long arrivalS = row[OrderFile.Arrival].Length == 0 ? 0 : row.Whole(OrderFile.Arrival, (0, InstantText.LatestS), "s (UTC epoch)");
        int step = row[OrderFile.Step].Length == 0 ? 0 : (int)row.Whole(OrderFile.Step, (1, SteppedOrder.MaximumSteps), "steps");
        (long? fromS, long? untilS) = Validity();
        string phases = row.PhasesOf(OrderFile.Node, row[OrderFile.Phase], places);
        return row.DefectCount > before ? null : new FileOrder
        {
            Location = row.Location, OrderId = orderId, NodeId = row[OrderFile.Node], Side = side, Terms = new OrderTerms(quantityW, price), ArrivalS = arrivalS, Phases = phases,
            Step = step, ValidFromS = fromS, ValidUntilS = untilS,
        };
    }

    private (long? FromS, long? UntilS) Validity()
    {
        int before = row.DefectCount;
        (long? fromS, long? untilS) = (row.OptionalInstant(OrderFile.ValidFrom), row.OptionalInstant(OrderFile.ValidUntil));
        if (row.DefectCount == before && untilS <= (fromS ?? 0))
        {
            row.Refuse($"valid_until is '{row[OrderFile.ValidUntil]}', not after valid_from '{row[OrderFile.ValidFrom]}'. Swap or correct them.");
        }

        return (fromS, untilS);
    }
}

using System.Globalization;
using EdgeLem.Gateway.Input;
using EdgeLem.Grid;
using EdgeLem.Market.Orders;

namespace EdgeLem.Gateway.MarketFiles.Reading;

/// <summary>Orders from a CSV file (docs/clear.md).</summary>
internal static class OrderFile
{
    /// <summary>Column of the order's id.</summary>
    public const int OrderId = 0;

    /// <summary>Column of the node.</summary>
    public const int Node = 1;

    /// <summary>Column of bid or offer.</summary>
    public const int Side = 2;

    /// <summary>Column of the quantity, W.</summary>
    public const int Quantity = 3;

    /// <summary>Column of the limit price, micro-euro per kWh.</summary>
    public const int Price = 4;

    /// <summary>Column of the arrival, UTC epoch seconds.</summary>
    public const int Arrival = 5;

    /// <summary>Column of the phases.</summary>
    public const int Phase = 6;

    /// <summary>Column of the step.</summary>
    public const int Step = 7;

    /// <summary>Column of the begin of the validity.</summary>
    public const int ValidFrom = 8;

    /// <summary>Column of the end of the validity.</summary>
    public const int ValidUntil = 9;

    /// <summary>The columns by name.</summary>
    public static CsvColumns Columns { get; } = new(
        ["order_id", "node", "side", "quantity_w", "price_micro_eur_per_kwh"], ["arrival", "phase", "step", "valid_from", "valid_until"]);

    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="places">Where nodes are.</param>
    /// <param name="defects">Receives everything that is wrong.</param>
    /// <returns>The rows in the order of the file; meaningless when there are defects.</returns>
    public static IReadOnlyList<FileOrder> Read(string path, OrderPlaces places, ICollection<Defect> defects)
    {
        int before = defects.Count;
        List<FileOrder> orders = [];
        Dictionary<(string Id, string Step), int> lines = [];
        new CsvInput(path, Columns, defects).Read((location, fields) =>
        {
            (string Id, string Step) key = (fields[OrderId], fields[Step]);
            if (!lines.TryAdd(key, location.Line))
            {
                string which = key.Step.Length == 0 ? $"order_id is '{key.Id}'" : $"order '{key.Id}' has step {key.Step}";
                string next = key.Step.Length == 0 ? "Give every order an id of its own." : "Number its steps 1, 2, 3.";
                defects.Add(new Defect(location, FormattableString.Invariant($"{which}, as on line {lines[key]}. {next}")));
            }

            if (new OrderRow(new RowFields(location, Columns, fields, defects)).Read(places) is { } order)
            {
                orders.Add(order);
            }
        });
        if (defects.Count == before)
        {
            OrderSteps.Check(orders, defects);
        }

        return orders;
    }

    /// <summary>Sums of orders that are too large for the market's money.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="orders">Its orders.</param>
    /// <param name="mostW">What one side may have together, W.</param>
    /// <param name="defects">Receives what is wrong.</param>
    public static void CheckSums(string path, IReadOnlyList<FileOrder> orders, long mostW, ICollection<Defect> defects)
    {
        foreach ((OrderSide side, string name) in new[] { (OrderSide.Bid, "bids"), (OrderSide.Offer, "offers") })
        {
            long sumW = orders.Where(order => order.Side == side).Sum(order => order.Terms.QuantityW);
            if (sumW > mostW)
            {
                defects.Add(new Defect(new SourceLocation(path, 0), string.Create(CultureInfo.InvariantCulture, $"quantity_w of all {name} is {sumW} W together, allowed up to {mostW} W. Correct the unit.")));
            }
        }
    }
}

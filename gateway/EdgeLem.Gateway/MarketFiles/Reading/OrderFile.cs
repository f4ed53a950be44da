using System.Globalization;
using EdgeLem.Gateway.Input;
using EdgeLem.Grid;
using EdgeLem.Market.Orders;

namespace EdgeLem.Gateway.MarketFiles.Reading;

/// <summary>Orders of one interval from a CSV file (docs/clear.md).</summary>
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

    /// <summary>All orders of one side together, W: keeps the energy and the money of a day inside 64 bits.</summary>
    private const long MaximumSideW = 100_000_000_000;

    /// <summary>The columns by name.</summary>
    public static CsvColumns Columns { get; } = new(["order_id", "node", "side", "quantity_w", "price_micro_eur_per_kwh"], ["arrival", "phase"]);

    /// <summary>Name of a column.</summary>
    /// <param name="column">Its number.</param>
    public static string NameOf(int column) => Columns.All.ElementAt(column);

    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="places">Where nodes are.</param>
    /// <param name="defects">Receives everything that is wrong.</param>
    /// <returns>The rows in the order of the file; meaningless when there are defects.</returns>
    public static IReadOnlyList<FileOrder> Read(string path, OrderPlaces places, ICollection<Defect> defects)
    {
        List<FileOrder> orders = [];
        Dictionary<string, int> lines = new(StringComparer.Ordinal);
        new CsvInput(path, Columns, defects).Read((location, fields) =>
        {
            if (!lines.TryAdd(fields[OrderId], location.Line))
            {
                defects.Add(new Defect(location, FormattableString.Invariant($"order_id is '{fields[OrderId]}', as on line {lines[fields[OrderId]]}. Give every order an id of its own.")));
            }

            if (new OrderRow(location, fields, defects).Read(places) is { } order)
            {
                orders.Add(order);
            }
        });
        CheckSum((path, OrderSide.Bid), orders, defects);
        CheckSum((path, OrderSide.Offer), orders, defects);
        return orders;
    }

    private static void CheckSum((string Path, OrderSide Side) file, List<FileOrder> orders, ICollection<Defect> defects)
    {
        long sumW = orders.Where(order => order.Side == file.Side).Sum(order => order.Terms.QuantityW);
        if (sumW > MaximumSideW)
        {
            string side = file.Side == OrderSide.Bid ? "bids" : "offers";
            defects.Add(new Defect(new SourceLocation(file.Path, 0), string.Create(CultureInfo.InvariantCulture, $"quantity_w of all {side} is {sumW} W together, allowed up to {MaximumSideW} W. Correct the unit.")));
        }
    }
}

using System.Globalization;
using EdgeLem.Gateway.Output;
using EdgeLem.Grid;
using EdgeLem.Market.Orders;
using EdgeLem.Sim.Comparing.Recording;

namespace EdgeLem.Sim.Comparing.Results;

/// <summary>The recorded orders and base loads, one pair of files per interval, as the gateway's command <c>clear</c> reads them.</summary>
internal static class BookFiles
{
    /// <summary>Folder of the files below that of the results.</summary>
    public const string Folder = "orders";

    /// <summary>Removes an earlier comparison's files and leaves everything else.</summary>
    /// <param name="folder">Folder of the results.</param>
    public static void Clear(string folder)
    {
        string path = Path.Combine(folder, Folder);
        foreach (string file in Directory.Exists(path) ? Directory.EnumerateFiles(path, "????????T??????*.csv") : [])
        {
            File.Delete(file);
        }
    }

    /// <summary>Writes the files.</summary>
    /// <param name="folder">Folder of the results.</param>
    /// <param name="market">The recorded run.</param>
    public static void Write(string folder, RecordedMarket market)
    {
        string path = Path.Combine(folder, Folder);
        Directory.CreateDirectory(path);
        foreach (RecordedInterval interval in market.Intervals)
        {
            string start = DateTimeOffset.FromUnixTimeSeconds(interval.Interval.StartS).ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
            WriteOrders(Path.Combine(path, $"{start}.csv"), interval.Book);
            WriteBase(Path.Combine(path, $"{start}-base.csv"), market.Feeder, interval);
        }
    }

    private static void WriteOrders(string path, OrderBook book)
    {
        using var file = new CsvFile(path, "order_id", "node", "side", "quantity_w", "price_micro_eur_per_kwh", "arrival", "phase");
        foreach (Order order in book.Bids.Concat(book.Offers))
        {
            string side = order.Side == OrderSide.Bid ? "bid" : "offer";
            file.Row($"{order.NodeId}-{order.OrderId.ToString(CultureInfo.InvariantCulture)}", order.NodeId, side, order.QuantityW, order.PriceMicroEurPerKwh, order.ArrivalS, null);
        }
    }

    private static void WriteBase(string path, Feeder feeder, RecordedInterval interval)
    {
        using var file = new CsvFile(path, "bus", "phase", "power_W", "reactive_power_var");
        foreach (Gateway.Network.BasePower power in interval.Base)
        {
            file.Row(feeder.Buses[power.Bus].Id, PhaseNames.Of(power.Phase), power.PowerW, power.ReactivePowerVar);
        }
    }
}

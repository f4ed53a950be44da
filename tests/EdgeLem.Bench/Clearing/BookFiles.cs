using System.Globalization;
using EdgeLem.Market.Orders;

namespace EdgeLem.Bench.Clearing;

/// <summary>Writes the books for other programs.</summary>
internal static class BookFiles
{
    /// <summary>Writes <c>book-N.csv</c> for every size, with columns that the gateway's <c>clear</c> command reads too.</summary>
    /// <param name="folder">The folder; created when absent.</param>
    public static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (int count in BenchBooks.Sizes)
        {
            using var file = new StreamWriter(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"book-{count}.csv"))) { NewLine = "\n" };
            file.WriteLine("order_id,node,side,quantity_w,price_micro_eur_per_kwh,arrival,phase");
            foreach (Order order in BenchBooks.Of(count))
            {
                // No phase: a home of three phases, which the books leave open.
                file.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{order.OrderId},{order.NodeId},{(order.Side == OrderSide.Bid ? "bid" : "offer")},{order.QuantityW},{order.PriceMicroEurPerKwh},{order.ArrivalS},"));
            }
        }
    }
}

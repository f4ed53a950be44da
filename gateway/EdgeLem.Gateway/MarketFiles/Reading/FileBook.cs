using EdgeLem.Market.Orders;

namespace EdgeLem.Gateway.MarketFiles.Reading;

/// <summary>The orders of a file as the market takes them, and the way back to the file's ids.</summary>
internal sealed class FileBook
{
    private readonly Dictionary<OrderKey, FileOrder> _byKey = [];

    /// <summary>Numbers every node's orders in the sequence of <see cref="FileIdOrder"/> and freezes them.</summary>
    /// <param name="orders">The rows, with ids that differ.</param>
    public FileBook(IReadOnlyList<FileOrder> orders)
    {
        Orders = orders;
        foreach (IGrouping<string, FileOrder> node in orders.GroupBy(order => order.NodeId, StringComparer.Ordinal))
        {
            int number = 0;
            foreach (FileOrder order in node.OrderBy(order => order.OrderId, FileIdOrder.Instance))
            {
                _byKey.Add(new OrderKey(node.Key, number++), order);
            }
        }

        Book = new OrderBook(_byKey.Select(entry => new Order(entry.Key, entry.Value.Side, entry.Value.Terms, entry.Value.ArrivalS)));
    }

    /// <summary>The rows in the order of the file.</summary>
    public IReadOnlyList<FileOrder> Orders { get; }

    /// <summary>The frozen orders.</summary>
    public OrderBook Book { get; }

    /// <summary>The row of an order.</summary>
    /// <param name="key">Its key in <see cref="Book"/>.</param>
    public FileOrder this[OrderKey key] => _byKey[key];
}

using EdgeLem.Gateway.MarketFiles.Reading.Blocks;
using EdgeLem.Market.Orders;

namespace EdgeLem.Gateway.MarketFiles.Reading;

/// <summary>The orders of one interval as the market takes them, and the way back to the file's ids.</summary>
internal sealed class FileBook
{
    private readonly Dictionary<OrderKey, FileOrder> _byKey = [];

    /// <summary>Numbers every node's orders in the sequence of <see cref="FileIdOrder"/>, the steps of an order one after the other, and freezes them.</summary>
    /// <param name="orders">The rows of the interval's orders, with ids and steps that differ.</param>
    /// <param name="blocks">The blocks that have power in the interval; null for none.</param>
    public FileBook(IReadOnlyList<FileOrder> orders, IReadOnlyList<(FileBlock Block, long PowerW)>? blocks = null)
    {
        Orders = orders;
        Order[] divisible = [.. orders.GroupBy(order => order.NodeId, StringComparer.Ordinal).SelectMany(node => Numbered(node))];
        Book = new OrderBook(divisible);
        WithBlocks = blocks is not { Count: > 0 } ? Book : new OrderBook(divisible.Concat(blocks.Select(part => PartOf(part.Block, part.PowerW))));
    }

    /// <summary>The rows in the order of the file.</summary>
    public IReadOnlyList<FileOrder> Orders { get; }

    /// <summary>The frozen orders.</summary>
    public OrderBook Book { get; }

    /// <summary>The same, and every block as an order of its power in the interval at its limit; where there are no blocks, <see cref="Book"/> itself.</summary>
    public OrderBook WithBlocks { get; }

    /// <summary>The orders and blocks with the phases of their power.</summary>
    public IReadOnlyList<(Order Order, string Phases)> Located => [.. WithBlocks.Bids.Concat(WithBlocks.Offers).Select(order => (order, this[order.Key].Phases))];

    /// <summary>The row of an order or a block.</summary>
    /// <param name="key">Its key in <see cref="WithBlocks"/>.</param>
    public FileOrder this[OrderKey key] => _byKey[key];

    private IEnumerable<Order> Numbered(IGrouping<string, FileOrder> node)
    {
        int number = 0;
        foreach (FileOrder[] steps in OrderSteps.Grouped(node).OrderBy(steps => steps[0].OrderId, FileIdOrder.Instance))
        {
            var order = new SteppedOrder(new OrderKey(node.Key, number), steps[0].Side, [.. steps.Select(step => step.Terms)], steps[0].ArrivalS);
            for (int step = 0; step < steps.Length; step++)
            {
                _byKey.Add(order.Orders[step].Key, steps[step]);
                yield return order.Orders[step];
            }

            number += steps.Length;
        }
    }

    private Order PartOf(FileBlock block, long powerW)
    {
        _byKey.Add(block.Key, block.Row);
        return new Order(block.Key, block.Row.Side, new OrderTerms(powerW, block.Row.Terms.PriceMicroEurPerKwh), block.Row.ArrivalS);
    }
}

using System.Collections.Immutable;
using EdgeLem.Gateway.MarketFiles.Contracts;
using EdgeLem.Gateway.MarketFiles.Reading;
using EdgeLem.Market.Orders;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Gateway.MarketFiles.Intervals;

/// <summary>Which orders of a file take part in an interval: those whose validity it lies in and whose side a contract leaves to their node.</summary>
internal sealed class OrderAttendance
{
    private readonly IReadOnlyList<FileOrder> _orders;
    private readonly ContractReplay _contracts;
    private readonly StandingOrders _standing = new();
    private readonly Dictionary<FileOrder, OrderAbsence> _expired = new(ReferenceEqualityComparer.Instance);

    /// <summary>Begins before the first interval.</summary>
    /// <param name="orders">All orders of the file.</param>
    /// <param name="contracts">Its contracts, which say on which side a node is.</param>
    public OrderAttendance(IReadOnlyList<FileOrder> orders, ContractReplay contracts)
    {
        _orders = orders;
        _contracts = contracts;
        foreach ((int row, FileOrder order) in orders.Index().Where(order => order.Item.HasValidity))
        {
            // The row stands for the number of the order, which is only known when it is known who takes part.
            Order standing = new(new OrderKey(order.NodeId, row), order.Side, order.Terms, order.ArrivalS);
            _standing.Put(new StandingOrder(standing, order.ValidFromS ?? 0, order.ValidUntilS ?? long.MaxValue));
        }
    }

    /// <summary>Lets the contracts go on to an interval, and splits the orders for it.</summary>
    /// <param name="interval">The interval; later than the one asked for before.</param>
    public IntervalAttendance In(MarketInterval interval)
    {
        ImmutableArray<ContractStanding> contracts = _contracts.GoTo(interval);
        foreach (OrderKey key in _standing.Expire(interval))
        {
            _expired.Add(_orders[key.OrderId], OrderAbsence.Expired);
        }

        var absent = new Dictionary<FileOrder, OrderAbsence>(_expired, ReferenceEqualityComparer.Instance);
        HashSet<int> inForce = [.. _standing.InForce(interval).Select(order => order.OrderId)];
        foreach ((int row, FileOrder order) in _orders.Index().Where(order => !absent.ContainsKey(order.Item)))
        {
            if (order.HasValidity && !inForce.Contains(row))
            {
                absent.Add(order, OrderAbsence.NotYetValid);
            }
            else if (!Admits(order, interval))
            {
                absent.Add(order, OrderAbsence.RegisteredOnOtherSide);
            }
        }

        return new IntervalAttendance([.. _orders.Where(order => !absent.ContainsKey(order))], absent, contracts);
    }

    /// <summary>Whether contracts leave a node the side that it wants in the interval of the last <see cref="In"/>.</summary>
    /// <param name="row">An order or a block.</param>
    /// <param name="interval">That interval.</param>
    public bool Admits(FileOrder row, MarketInterval interval) => _contracts.Admits(row.NodeId, row.Side, interval);
}

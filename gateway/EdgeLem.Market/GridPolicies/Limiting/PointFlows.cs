using System.Collections.Immutable;
using EdgeLem.Market.Network;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.GridPolicies.Limiting;

/// <summary>
/// Orders that flow whether or not they are traded, summed by point and side: what of them to refuse. Within a point and side a watt of one order does to the network what a watt of another does,
/// so that the choice between them is left to merit: the worst price is refused first.
/// </summary>
internal sealed class PointFlows
{
    private readonly ImmutableArray<Order> _orders;
    private readonly int[] _groupOf;
    private readonly long[] _groupW;
    private readonly int[] _choiceOfGroup;

    /// <summary>Sums a book up.</summary>
    /// <param name="book">The orders.</param>
    /// <param name="network">Their points.</param>
    /// <param name="costPerW">What a refused watt costs.</param>
    public PointFlows(OrderBook book, INetworkModel network, double costPerW)
    {
        _orders = [.. book.Bids, .. book.Offers];
        _groupOf = new int[_orders.Length];
        _groupW = new long[2 * network.Points.Length];
        for (int i = 0; i < _orders.Length; i++)
        {
            _groupOf[i] = 2 * network.PointOf(_orders[i]) + (_orders[i].Side == OrderSide.Bid ? 0 : 1);
            _groupW[_groupOf[i]] = checked(_groupW[_groupOf[i]] + _orders[i].QuantityW);
        }

        _choiceOfGroup = [.. Enumerable.Repeat(-1, _groupW.Length)];
        List<Choice> choices = [];
        for (int group = 0; group < _groupW.Length; group++)
        {
            if (_groupW[group] > 0)
            {
                _choiceOfGroup[group] = choices.Count;
                choices.Add(new Choice(costPerW, _groupW[group], group / 2, group % 2 == 0 ? -1 : 1));
            }
        }

        Choices = [.. choices];
    }

    /// <summary>A refusal per point and side that has orders.</summary>
    public ImmutableArray<Choice> Choices { get; }

    /// <summary>Power per point when nothing is refused, W.</summary>
    public ImmutableArray<double> FlowW()
    {
        double[] flowW = new double[_groupW.Length / 2];
        for (int group = 0; group < _groupW.Length; group++)
        {
            flowW[group / 2] += group % 2 == 0 ? _groupW[group] : -_groupW[group];
        }

        return [.. flowW];
    }

    /// <summary>Hands the refusals of a point and side to its orders: the worst price first, and of equal ones the last in merit order.</summary>
    /// <param name="valuesW">Whole watts per choice.</param>
    /// <returns>Refused power per order: bids, then offers, in merit order.</returns>
    public ImmutableArray<(Order Order, int Choice, long RefusedW)> Share(double[] valuesW)
    {
        long[] leftW = [.. valuesW.Select(value => (long)value)];
        var refused = new (Order Order, int Choice, long RefusedW)[_orders.Length];
        for (int i = _orders.Length - 1; i >= 0; i--)
        {
            int choice = _choiceOfGroup[_groupOf[i]];
            long takenW = Math.Min(leftW[choice], _orders[i].QuantityW);
            leftW[choice] -= takenW;
            refused[i] = (_orders[i], choice, takenW);
        }

        return [.. refused];
    }
}

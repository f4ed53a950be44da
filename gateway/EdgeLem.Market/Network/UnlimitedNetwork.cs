using System.Collections.Immutable;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Network;

/// <summary>A network without limits and losses, for markets of which only the money is of interest: every node is its own point, at the supply.</summary>
public sealed class UnlimitedNetwork : INetworkModel
{
    private readonly Dictionary<string, int> _points = new(StringComparer.Ordinal);
    private double _supplyW;

    /// <summary>Creates a network with the nodes of a book.</summary>
    /// <param name="book">The orders of the round.</param>
    public UnlimitedNetwork(OrderBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        Points = [.. book.Bids.Concat(book.Offers).Select(order => order.NodeId).Distinct().Order(StringComparer.Ordinal).Select(node => new NetworkPoint(node, "ABC"))];
        for (int point = 0; point < Points.Length; point++)
        {
            _points.Add(Points[point].NodeId, point);
        }

        Topology = new NetworkTopology([], [.. Enumerable.Repeat(-1, Points.Length)]);
    }

    /// <inheritdoc/>
    public ImmutableArray<NetworkPoint> Points { get; }

    /// <inheritdoc/>
    public NetworkTopology Topology { get; }

    /// <inheritdoc/>
    public int PointOf(in Order order) => _points.TryGetValue(order.NodeId, out int point)
        ? point
        : throw new ArgumentException($"Order {order.Key}: node '{order.NodeId}' is not in the network. Build the network from the book that has the order.", nameof(order));

    /// <inheritdoc/>
    public void BeginRound() => _supplyW = 0;

    /// <inheritdoc/>
    public NetworkState Evaluate(ReadOnlySpan<double> powerW, bool withBranches = false)
    {
        _supplyW = 0;
        foreach (double ofPointW in powerW)
        {
            _supplyW += ofPointW;
        }

        return new NetworkState
        {
            PowerW = [.. powerW], Converged = true, Violations = [], LossesW = 0, SupplyW = _supplyW, Figures = new NetworkFigures(1, 1, 0, 0), Branches = withBranches ? new BranchFlows([], [], []) : null,
        };
    }

    /// <inheritdoc/>
    public NetworkLinearization? Linearize() => new([], [.. new double[Points.Length]], 0);
}

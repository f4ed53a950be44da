using System.Collections.Immutable;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Network;

/// <summary>
/// The network as the market sees it: points with powers, and limits on them. Whatever stands behind it adds the power that is not traded (base load,
/// reactive power) by itself. The market never sees volts; the network never sees money.
/// </summary>
/// <remarks>Deterministic: equal powers give equal answers. Not safe for concurrent use.</remarks>
public interface INetworkModel
{
    /// <summary>The points; every vector of powers is in their order.</summary>
    public ImmutableArray<NetworkPoint> Points { get; }

    /// <summary>The tree of branches.</summary>
    /// <exception cref="InvalidOperationException">The network is not radial.</exception>
    public NetworkTopology Topology { get; }

    /// <summary>Index of the point at which an order's power flows.</summary>
    /// <param name="order">An order of the round.</param>
    /// <exception cref="ArgumentException">The order's node is not in the network.</exception>
    public int PointOf(in Order order);

    /// <summary>Begins a round: forgets which limits were close to being reached.</summary>
    public void BeginRound();

    /// <summary>Solves the AC power flow.</summary>
    /// <param name="powerW">Power per point, W, import positive.</param>
    /// <param name="withBranches">Whether <see cref="NetworkState.Branches"/> is wanted.</param>
    public NetworkState Evaluate(ReadOnlySpan<double> powerW, bool withBranches = false);

    /// <summary>The limits and losses around the state that was evaluated last.</summary>
    /// <returns>Null when that state did not converge.</returns>
    public NetworkLinearization? Linearize();

    /// <summary>The same where the slopes of losses are not wanted, which a model may then leave at 0 when finding them takes time.</summary>
    public NetworkLinearization? LinearizeLimits() => Linearize();
}

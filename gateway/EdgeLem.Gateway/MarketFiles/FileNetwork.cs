using EdgeLem.Gateway.Network;
using EdgeLem.Grid;
using EdgeLem.Market.Network;
using EdgeLem.Market.Orders;

namespace EdgeLem.Gateway.MarketFiles;

/// <summary>The network of an order file: every node of it is a point for each set of phases that its orders name, in ordinal order.</summary>
internal static class FileNetwork
{
    /// <summary>Builds the network.</summary>
    /// <param name="orders">The orders with the phases of their power.</param>
    /// <param name="feeder">The feeder; null for a network without limits, in which phases mean nothing.</param>
    /// <param name="limits">The limits to keep.</param>
    public static INetworkModel Of(IReadOnlyList<(Order Order, string Phases)> orders, FileFeeder? feeder, NetworkLimits limits) =>
        feeder is null ? new UnlimitedNetwork(new OrderBook(orders.Select(order => order.Order))) : OnFeeder(orders, feeder, limits);

    private static FeederNetwork OnFeeder(IReadOnlyList<(Order Order, string Phases)> orders, FileFeeder feeder, NetworkLimits limits)
    {
        (string NodeId, string Phases)[] points =
        [
            .. orders.Select(order => (order.Order.NodeId, order.Phases)).DefaultIfEmpty(feeder.AnyPlace).Distinct().OrderBy(point => point.NodeId, StringComparer.Ordinal).ThenBy(point => point.Phases, StringComparer.Ordinal),
        ];
        Dictionary<(string NodeId, string Phases), int> indices = points.Index().ToDictionary(point => point.Item, point => point.Index);
        var network = new FeederNetwork(feeder.Feeder, new FeederNetworkOptions
        {
            Points = [.. points.Select(point => feeder.PointOf(point.NodeId, point.Phases))],
            PointByOrder = orders.ToDictionary(order => order.Order.Key, order => indices[(order.Order.NodeId, order.Phases)]),
            Limits = limits,
        });
        network.SetBase(feeder.BaseLoad.Select(power => new BasePower(power.Bus, power.Phase, power.PowerW, power.ReactivePowerVar)));
        return network;
    }
}

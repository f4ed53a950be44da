using EdgeLem.Gateway.MarketFiles.Reading;
using EdgeLem.Gateway.Network;
using EdgeLem.Grid;
using EdgeLem.Market.Network;

namespace EdgeLem.Gateway.MarketFiles;

/// <summary>The network of an order file: every node of it is a point for each set of phases that its orders name, in ordinal order.</summary>
internal static class FileNetwork
{
    /// <summary>Builds the network.</summary>
    /// <param name="book">The orders.</param>
    /// <param name="feeder">The feeder; null for a network without limits, in which phases mean nothing.</param>
    /// <param name="limits">The limits to keep.</param>
    public static INetworkModel Of(FileBook book, FileFeeder? feeder, NetworkLimits limits) =>
        feeder is null ? new UnlimitedNetwork(book.Book) : OnFeeder(book, feeder, limits);

    private static FeederNetwork OnFeeder(FileBook book, FileFeeder feeder, NetworkLimits limits)
    {
        (string NodeId, string Phases)[] points =
        [
            .. book.Orders.Select(order => (order.NodeId, order.Phases)).DefaultIfEmpty(feeder.AnyPlace).Distinct().OrderBy(point => point.NodeId, StringComparer.Ordinal).ThenBy(point => point.Phases, StringComparer.Ordinal),
        ];
        Dictionary<(string NodeId, string Phases), int> indices = points.Index().ToDictionary(point => point.Item, point => point.Index);
        var network = new FeederNetwork(feeder.Feeder, new FeederNetworkOptions
        {
            Points = [.. points.Select(point => feeder.PointOf(point.NodeId, point.Phases))],
            PointByOrder = book.Book.Bids.Concat(book.Book.Offers).ToDictionary(order => order.Key, order => IndexOf(book[order.Key], indices)),
            Limits = limits,
        });
        network.SetBase(feeder.BaseLoad.Select(power => new BasePower(power.Bus, power.Phase, power.PowerW, power.ReactivePowerVar)));
        return network;
    }

    private static int IndexOf(FileOrder order, Dictionary<(string NodeId, string Phases), int> indices) => indices[(order.NodeId, order.Phases)];
}

using EdgeLem.Gateway.MarketFiles.Reading;
using EdgeLem.Grid;
using EdgeLem.Market.Network;

namespace EdgeLem.Gateway.MarketFiles;

/// <summary>The network of an order file: every node of it is a point for each set of phases that its orders name.</summary>
internal static class FileNetwork
{
    /// <summary>Builds the network.</summary>
    /// <param name="book">The orders.</param>
    /// <param name="feeder">The feeder; null for a network without limits, in which phases mean nothing.</param>
    /// <param name="limits">The limits to keep.</param>
    public static INetworkModel Of(FileBook book, FileFeeder? feeder, NetworkLimits limits)
    {
        if (feeder is null)
        {
            return new UnlimitedNetwork(book.Book);
        }

        throw new NotSupportedException();
    }
}

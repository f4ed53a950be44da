using EdgeLem.Grid;

namespace EdgeLem.Gateway.Feeders;

/// <summary>Counts the parts of a feeder that no closed branch joins.</summary>
internal static class Islands
{
    /// <summary>How many there are.</summary>
    /// <param name="feeder">The feeder.</param>
    public static int CountOf(Feeder feeder)
    {
        int[] parent = [.. Enumerable.Range(0, feeder.Buses.Count)];
        int count = parent.Length;
        foreach ((string from, string to) in Branches(feeder))
        {
            int one = RootOf(parent, feeder.BusIndex(from));
            int other = RootOf(parent, feeder.BusIndex(to));
            count -= one == other ? 0 : 1;
            parent[one] = other;
        }

        return count;
    }

    private static IEnumerable<(string From, string To)> Branches(Feeder feeder) =>
    [
        .. feeder.Lines.Select(line => (line.FromBus, line.ToBus)),
        .. feeder.Switches.Where(item => item.IsClosed).Select(item => (item.FromBus, item.ToBus)),
        .. feeder.Transformers.Select(item => (item.HvBus, item.LvBus)),
    ];

    private static int RootOf(int[] parent, int bus)
    {
        while (parent[bus] != bus)
        {
            bus = parent[bus] = parent[parent[bus]];
        }

        return bus;
    }
}

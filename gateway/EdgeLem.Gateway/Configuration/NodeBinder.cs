using EdgeLem.Contracts;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Configuration;

/// <summary>Makes a node of every connection of the feeder, with the ratings that <c>nodeDefaults</c> and <c>nodes</c> give.</summary>
/// <param name="feeder">The feeder; null when it could not be read, and then only types and ranges are checked.</param>
internal sealed class NodeBinder(Feeder? feeder)
{
    /// <summary>Main fuse, in A per phase, that is assumed where the configuration gives no rating.</summary>
    private const double MainFuseA = 35;

    private const long HighestRatingW = 10_000_000;
    private const long MiddleShare = 500;

    private readonly HashSet<string> _ownControl = new(StringComparer.Ordinal);

    /// <summary>Binds both keys.</summary>
    /// <param name="root">The file's object.</param>
    /// <returns>The nodes in the order of the feeder's connections; empty without feeder.</returns>
    public IReadOnlyList<RegisteredNode> Bind(ConfigurationSection root)
    {
        Ratings usual = BindRatings(root.Section("nodeDefaults"));
        Dictionary<string, Ratings> special = BindNodes(root.Section("nodes"));
        return [.. (feeder?.Connections ?? []).Select(connection => NodeOf(connection, special.GetValueOrDefault(connection.Id), usual))];
    }

    /// <summary>Whether a node has a control object of its own.</summary>
    /// <param name="nodeId">The node.</param>
    public bool HasOwnControl(string nodeId) => _ownControl.Contains(nodeId);

    private Dictionary<string, Ratings> BindNodes(ConfigurationSection nodes)
    {
        var special = new Dictionary<string, Ratings>(StringComparer.Ordinal);
        foreach (string nodeId in nodes.Names)
        {
            special[nodeId] = BindRatings(nodes.Section(nodeId));
            if (special[nodeId].Control is not null)
            {
                _ownControl.Add(nodeId);
            }

            if (feeder is { } known && !known.TryGetConnectionIndex(nodeId, out _))
            {
                string nearest = NearestName.Of(nodeId, known.Connections.Select(connection => connection.Id));
                nodes.Reject(nodeId, $"node '{nodeId}' is not a connection of feeder '{known.Name}'; the nearest known one is '{nearest}'.");
            }
        }

        return special;
    }

    private static Ratings BindRatings(ConfigurationSection section)
    {
        var ratings = new Ratings(
            section.Whole("ratedImportW", 1, HighestRatingW, " W"),
            section.Whole("ratedExportW", 0, HighestRatingW, " W"),
            section.Whole("limitPriceSharePermille", 0, 1000))
        {
            Bidding = BiddingBinder.Bind(section),
            SubscribedW = section.Whole("subscribedW", 0, HighestRatingW, " W"),
            InverterVa = section.Whole("inverterRatedVa", 0, HighestRatingW, " VA"),
            Control = ControlBinder.Bind(section),
        };
        section.RejectUnknown();
        return ratings;
    }

    private RegisteredNode NodeOf(Connection connection, Ratings special, Ratings usual)
    {
        int[] phases = [.. Enumerable.Range(0, PhaseNames.Count).Where(phase => connection.Phases.Includes(phase))];
        long fuseW = (long)(MainFuseA * phases.Length * feeder!.NominalVoltageV);
        return new RegisteredNode(
            connection.Id,
            feeder.BusIndex(connection.Bus),
            phases,
            special.ImportW ?? usual.ImportW ?? fuseW,
            special.ExportW ?? usual.ExportW ?? fuseW,
            special.LimitPriceShare ?? usual.LimitPriceShare ?? MiddleShare)
        {
            Bidding = special.Bidding ?? usual.Bidding,
            SubscribedW = special.SubscribedW ?? usual.SubscribedW ?? 0,
            InverterRatedVa = special.InverterVa ?? usual.InverterVa ?? 0,
            Control = special.Control ?? usual.Control,
        };
    }

    /// <summary>What may be given for one node or for all.</summary>
    private readonly record struct Ratings(long? ImportW, long? ExportW, long? LimitPriceShare)
    {
        public BiddingConfig? Bidding { get; init; }

        public long? SubscribedW { get; init; }

        public long? InverterVa { get; init; }

        public ControlConfig? Control { get; init; }
    }
}

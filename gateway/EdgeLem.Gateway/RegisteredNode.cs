using EdgeLem.Contracts;
using EdgeLem.Market;

namespace EdgeLem.Gateway;

/// <summary>A node that may take part in this gateway's market.</summary>
/// <param name="NodeId">Node id.</param>
/// <param name="BusIndex">Index of its bus in the feeder.</param>
/// <param name="Phases">Indices of its connected phases, in the order of its meter's lines; 1 to 3 elements.</param>
/// <param name="RatedImportW">Rated import of the connection in W, positive.</param>
/// <param name="RatedExportW">Rated export of the connection in W, positive.</param>
/// <param name="LimitPriceSharePermille">The limit-price share that the gateway configures (docs/messages.md, config).</param>
public sealed record RegisteredNode(string NodeId, int BusIndex, IReadOnlyList<int> Phases, long RatedImportW, long RatedExportW, long LimitPriceSharePermille)
{
    /// <summary>How the node is to bid; null leaves it at the node's defaults.</summary>
    public BiddingConfig? Bidding { get; init; }

    /// <summary>Rated apparent power of its inverter in VA, for the loop gain of the feeder's droops; 0 without one, or when it is not known.</summary>
    public double InverterRatedVa { get; init; }

    /// <summary>Power that it has subscribed, W, at least 0, for fees on subscriptions; default 0: all energy is in excess.</summary>
    public long SubscribedW { get; init; }

    /// <summary>Its control settings (docs/control.md); null for the droop alone.</summary>
    public ControlConfig? Control { get; init; }

    /// <summary>Row sum of |dV/dQ| over all inverters of the feeder, pu per pu (<see cref="Dispatching.FleetReactance"/>); 0 when it is not known.</summary>
    public double FleetReactancePu { get; init; }

    /// <summary>Whether an id can name a node: 1 to 32 characters of a-z, 0-9 and '-', and none of the market's branch, the retailer's and the network operator's accounts.</summary>
    /// <param name="nodeId">The id.</param>
    public static bool IsAllowedId(string nodeId) => Topics.IsValidId(nodeId) && nodeId != Topics.MarketBranch && Accounts.IsNodeId(nodeId);
}

using EdgeLem.Gateway.Hosting;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Configuration;

/// <summary>Everything that a gateway service is started with, read and checked by <see cref="ConfigurationLoading"/> (docs/gateway.md).</summary>
public sealed record GatewayConfiguration
{
    /// <summary>The market parameters, valid and with defaults filled in.</summary>
    public required GatewayOptions Market { get; init; }

    /// <summary>The limits that the network check reports.</summary>
    public required NetworkLimits Limits { get; init; }

    /// <summary>The feeder.</summary>
    public required Feeder Feeder { get; init; }

    /// <summary>What reading the feeder passed over, for the log; empty for EdgeLem's own format.</summary>
    public IReadOnlyList<string> FeederNotes { get; init; } = [];

    /// <summary>The nodes, one per connection of the feeder.</summary>
    public required IReadOnlyList<RegisteredNode> Nodes { get; init; }

    /// <summary>Where the embedded broker listens.</summary>
    public required ListenEndpoint Mqtt { get; init; }

    /// <summary>Where the live page listens; null without a page.</summary>
    public ListenEndpoint? Http { get; init; }

    /// <summary>Full path of the ledger file.</summary>
    public required string LedgerPath { get; init; }
}

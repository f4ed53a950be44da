using EdgeLem.Gateway.Dispatching;
using EdgeLem.Gateway.Intake;
using EdgeLem.Gateway.Ledger;
using EdgeLem.Gateway.Links;
using EdgeLem.Gateway.Rounds;
using EdgeLem.Grid;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Gateway;

/// <summary>What a gateway stands on: network, nodes, link, clock, ledger, and who watches.</summary>
public sealed record GatewayEnvironment
{
    /// <summary>The feeder that the check solves.</summary>
    public required Feeder Feeder { get; init; }

    /// <summary>The limits that the check reports.</summary>
    public required NetworkLimits Limits { get; init; }

    /// <summary>The nodes that may take part.</summary>
    public required IReadOnlyList<RegisteredNode> Nodes { get; init; }

    /// <summary>The link to the nodes.</summary>
    public required IGatewayLink Link { get; init; }

    /// <summary>The market clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Where rounds are recorded.</summary>
    public required SqliteLedger Ledger { get; init; }

    /// <summary>Who hears of every round.</summary>
    public required IRoundObserver Observer { get; init; }

    internal RoundParts ToParts(GatewayOptions options, NodeRegister register, (MeterBook Meters, RoundJournal Journal) books, MarketPublisher publisher)
    {
        if (!MarketClearings.TryGet(options.Mechanism, out IMarketClearing? clearing))
        {
            throw new InvalidOperationException($"Clearing mechanism '{options.Mechanism}' is unknown. Validate the options before building the gateway.");
        }

        return new RoundParts
        {
            Register = register,
            Clearing = clearing,
            Checker = new NetworkChecker(Feeder, Limits, register),
            Meters = books.Meters,
            Journal = books.Journal,
            Publisher = publisher,
            Observer = Observer,
        };
    }
}

using EdgeLem.Gateway.Dispatching;
using EdgeLem.Gateway.Intake;
using EdgeLem.Gateway.Ledger;
using EdgeLem.Gateway.Links;
using EdgeLem.Gateway.Rounds;
using EdgeLem.Gateway.Rounds.Planning;
using EdgeLem.Grid;
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

    /// <summary>Terms in place of those that the options name, for designs that no configuration can name; null takes the options'.</summary>
    public MarketTerms? Terms { get; init; }

    internal RoundParts ToParts(GatewayOptions options, NodeRegister register, (MeterBook Meters, RoundJournal Journal) books, MarketPublisher publisher)
    {
        MarketTerms terms = Terms ?? MarketTerms.Of(options);
        NetworkLimits planned = Limits.WithMargin(terms.PlanningVoltageMarginPu, terms.PlanningLoadingMargin);
        var network = new Lazy<AnnouncedNetwork>(() => new AnnouncedNetwork(Feeder, planned, register, new ExpectedReactive(register, options.DroopNominalVoltageV ?? Feeder.NominalVoltageV)));
        return new RoundParts
        {
            Register = register,
            Market = new RoundMarket(terms, new NetworkChecker(Feeder, Limits, register), network, register),
            Corrections = new LateCorrections(books.Journal, options.IntervalS),
            Meters = books.Meters,
            Journal = books.Journal,
            Publisher = publisher,
            Observer = Observer,
        };
    }
}

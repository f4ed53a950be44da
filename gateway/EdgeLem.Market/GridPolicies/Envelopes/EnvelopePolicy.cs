using System.Collections.Immutable;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.Network;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.GridPolicies.Envelopes;

/// <summary>
/// Dynamic operating envelopes: before the gate every point gets an import and an export limit such that the network keeps its limits whatever each point does
/// within its own; <c>envelopes-equal</c>, <c>envelopes-equal-per-phase</c> and <c>envelopes-weighted</c> in the configuration. Orders are shortened to the
/// envelope of their point and cleared by any mechanism.
/// </summary>
/// <remarks>The envelopes depend on the network alone, not on the orders, so they can be published before the gate opens. They are safe without any
/// coordination, and cost more refused power than policies that know the orders.</remarks>
/// <param name="rule">How the room is divided.</param>
public sealed class EnvelopePolicy(EnvelopeRule rule) : IGridPolicy
{
    /// <summary>What is taken off all envelopes when the powers inside them are not allowed all the same.</summary>
    private const double Tightening = 0.02;

    private const int MaximumTightenings = 100;

    /// <inheritdoc/>
    public string Name => rule switch
    {
        EnvelopeRule.EqualPerPhase => "envelopes-equal-per-phase",
        EnvelopeRule.Weighted => "envelopes-weighted",
        _ => "envelopes-equal",
    };

    /// <summary>Finds the envelopes of a network, for publication before the gate.</summary>
    /// <param name="network">The network; its round begins here.</param>
    /// <param name="ratingW">As <see cref="GridRound.RatingW"/>.</param>
    /// <returns>One per point.</returns>
    public ImmutableArray<OperatingEnvelope> EnvelopesOf(INetworkModel network, ImmutableArray<long> ratingW) => Search(network, ratingW).Envelopes();

    /// <inheritdoc/>
    public GridOutcome Apply(GridRound round)
    {
        ArgumentNullException.ThrowIfNull(round);
        if (!round.PublishedEnvelopes.IsEmpty && WithinPublished(round) is { After.IsAllowed: true } published)
        {
            return published;
        }

        EnvelopeSearch search = Search(round.Network, round.RatingW);
        NetworkState before = round.StateOf(round.Clearing.Clear(round.Book, round.Prices));
        GridOutcome outcome = Within(round, search, before);
        for (int tightening = 0; tightening < MaximumTightenings && !outcome.After.IsAllowed; tightening++)
        {
            search.Lower(Tightening);
            outcome = Within(round, search, before);
        }

        return outcome;
    }

    /// <summary>What was published does not say which limit decided it, so neither do the refusals.</summary>
    private GridOutcome WithinPublished(GridRound round)
    {
        round.Network.BeginRound();
        NetworkState before = round.StateOf(round.Clearing.Clear(round.Book, round.Prices));
        ClearingResult clearing = EnvelopeCaps.Clear(round, round.PublishedEnvelopes);
        return new GridOutcome
        {
            Policy = Name, Clearing = clearing, Before = before, After = round.StateOf(clearing), Envelopes = round.PublishedEnvelopes,
            Refusals = [.. clearing.Bids.Concat(clearing.Offers).Where(fill => fill.RefusedW > 0)
                .Select(fill => new Refusal(fill.Order.Key, fill.RefusedW, LimitKind.Current, $"published envelope of {fill.Order.NodeId}"))],
        };
    }

    private EnvelopeSearch Search(INetworkModel network, ImmutableArray<long> ratingW)
    {
        ArgumentNullException.ThrowIfNull(network);
        network.BeginRound();
        var search = new EnvelopeSearch(network, new EnvelopeShares(rule, network.Points, ratingW));
        search.Run();
        return search;
    }

    private GridOutcome Within(GridRound round, EnvelopeSearch search, NetworkState before)
    {
        ImmutableArray<OperatingEnvelope> envelopes = search.Envelopes();
        ClearingResult clearing = EnvelopeCaps.Clear(round, envelopes);
        return new GridOutcome
        {
            Policy = Name, Clearing = clearing, Before = before, After = round.StateOf(clearing), Envelopes = envelopes, Iterations = search.Linearisations,
            Refusals = [.. clearing.Bids.Concat(clearing.Offers).Where(fill => fill.RefusedW > 0).Select(fill => RefusalOf(fill, round.Network, search))],
        };
    }

    private static Refusal RefusalOf(Fill fill, INetworkModel network, EnvelopeSearch search)
    {
        int point = network.PointOf(fill.Order);
        return search.ReasonAt(point, fill.Order.Side == OrderSide.Offer) is { } row
            ? new Refusal(fill.Order.Key, fill.RefusedW, row.Kind, row.Element)
            : new Refusal(fill.Order.Key, fill.RefusedW, LimitKind.Current, $"connection of {network.Points[point].NodeId}");
    }
}

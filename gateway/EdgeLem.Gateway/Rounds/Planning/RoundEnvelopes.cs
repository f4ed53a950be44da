using System.Collections.Immutable;
using EdgeLem.Gateway.Intake;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.GridPolicies.Envelopes;
using EdgeLem.Market.Network;

namespace EdgeLem.Gateway.Rounds.Planning;

/// <summary>
/// The envelopes that nodes are dispatched with. A policy of envelopes has its own. One that refuses orders rests on what nodes announced, and a node that feeds in more than that could break a limit although
/// nothing of its was refused: so every node gets what was cleared for it and a share of the room that is left (<see cref="DeviationRoom"/>), a node that was refused nothing more.
/// </summary>
/// <param name="terms">The market's terms.</param>
/// <param name="register">The nodes, which are the network's points in the same order.</param>
internal sealed class RoundEnvelopes(MarketTerms terms, NodeRegister register)
{
    /// <summary>The envelopes of a round.</summary>
    /// <param name="outcome">What the policy found.</param>
    /// <param name="network">The network that it found it on.</param>
    /// <param name="netW">Net power per node after the policy, W, import positive.</param>
    /// <returns>By node; empty for a policy that only checks.</returns>
    public IReadOnlyDictionary<string, OperatingEnvelope> Of(GridOutcome outcome, INetworkModel network, double[] netW)
    {
        ImmutableArray<OperatingEnvelope> envelopes = terms.DecidesOnOrders && outcome.After.Converged ? Around(outcome, network, netW) : outcome.Envelopes;
        return envelopes.ToDictionary(envelope => network.Points[envelope.Point].NodeId, StringComparer.Ordinal);
    }

    private ImmutableArray<OperatingEnvelope> Around(GridOutcome outcome, INetworkModel network, double[] netW)
    {
        ImmutableArray<double> centreW = outcome.After.PowerW;
        HashSet<string> refusedBids = RefusedOf(outcome.Clearing.Bids);
        HashSet<string> refusedOffers = RefusedOf(outcome.Clearing.Offers);
        ImmutableArray<double> moreImportW = [.. register.Nodes.Select((node, point) => refusedBids.Contains(node.NodeId) ? 0 : Math.Max(0, node.RatedImportW - netW[point]))];
        ImmutableArray<double> moreExportW = [.. register.Nodes.Select((node, point) => refusedOffers.Contains(node.NodeId) ? 0 : Math.Min(0, -node.RatedExportW - netW[point]))];
        ImmutableArray<double> ofImport = DeviationRoom.Shares(network, centreW, moreImportW);
        ImmutableArray<double> ofExport = DeviationRoom.Shares(network, centreW, moreExportW);
        return
        [
            .. register.Nodes.Select((node, point) => new OperatingEnvelope(
                point, LimitW((netW[point], moreImportW[point]), ofImport[point], node.RatedImportW), LimitW((-netW[point], -moreExportW[point]), ofExport[point], node.RatedExportW))),
        ];
    }

    /// <summary>What flows and the share of what could flow more; the whole share is the rating itself and not a watt less by rounding.</summary>
    private static long LimitW((double FlowingW, double MoreW) side, double share, long ratedW) =>
        share >= 1 && side.MoreW > 0 ? ratedW : (long)Math.Floor(Math.Max(0, side.FlowingW + (share * side.MoreW)));

    private static HashSet<string> RefusedOf(ImmutableArray<Fill> fills) => [.. fills.Where(fill => fill.RefusedW > 0).Select(fill => fill.Order.NodeId)];
}

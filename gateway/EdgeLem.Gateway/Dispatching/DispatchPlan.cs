using EdgeLem.Contracts;
using EdgeLem.Gateway.Rounds;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.GridPolicies;

namespace EdgeLem.Gateway.Dispatching;

/// <summary>
/// What one node is told after a round. Its envelope is the rating of the connection, less where the grid policy set an envelope or refused orders of the node: what it
/// refused may not flow.
/// </summary>
internal static class DispatchPlan
{
    /// <summary>The dispatch of one node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="round">The cleared round.</param>
    /// <param name="clearedW">What the node traded locally in W, bought positive.</param>
    public static DispatchMessage For(RegisteredNode node, ClearedRound round, long clearedW)
    {
        long? price = round.PriceOf(node.NodeId);
        OperatingEnvelope? envelope = round.Envelopes.TryGetValue(node.NodeId, out OperatingEnvelope own) ? own : null;
        return new DispatchMessage
        {
            IntervalStart = round.Gate.Interval.StartS,
            IntervalSeconds = round.Gate.Interval.LengthS,
            HasPrice = price.HasValue,
            PriceMicroEurPerKwh = price ?? 0,
            ClearedW = clearedW,
            ImportLimitW = Least(node.RatedImportW, envelope?.ImportLimitW, LeftOf(round.Clearing.Bids, node)),
            ExportLimitW = Least(node.RatedExportW, envelope?.ExportLimitW, LeftOf(round.Clearing.Offers, node)),
            ValidUntil = round.Gate.Interval.EndS,
        };
    }

    /// <summary>What was not refused of a node's orders of one side, W; null when nothing was refused.</summary>
    private static long? LeftOf(IEnumerable<Fill> side, RegisteredNode node)
    {
        Fill[] own = [.. side.Where(fill => fill.Order.NodeId == node.NodeId)];
        return own.Any(fill => fill.RefusedW > 0) ? own.Sum(fill => fill.ClearedW + fill.UnfilledW) : null;
    }

    private static long Least(long ratedW, long? envelopeW, long? leftW) => Math.Min(ratedW, Math.Min(envelopeW ?? ratedW, leftW ?? ratedW));
}

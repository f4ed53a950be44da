using EdgeLem.Contracts;
using EdgeLem.Gateway.Rounds;

namespace EdgeLem.Gateway.Dispatching;

/// <summary>What one node is told after a round. Under check-only the envelope is the rating of the connection.</summary>
internal static class DispatchPlan
{
    /// <summary>The dispatch of one node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="round">The cleared round.</param>
    /// <param name="clearedW">What the node traded locally in W, bought positive.</param>
    public static DispatchMessage For(RegisteredNode node, ClearedRound round, long clearedW) => new()
    {
        IntervalStart = round.Gate.Interval.StartS,
        IntervalSeconds = round.Gate.Interval.LengthS,
        HasPrice = round.Clearing.HasPrice,
        PriceMicroEurPerKwh = round.Clearing.PriceMicroEurPerKwh ?? 0,
        ClearedW = clearedW,
        ImportLimitW = node.RatedImportW,
        ExportLimitW = node.RatedExportW,
        ValidUntil = round.Gate.Interval.EndS,
    };
}

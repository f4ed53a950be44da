using System.Collections.Immutable;
using EdgeLem.Gateway.MarketFiles.Reading.Blocks;
using EdgeLem.Gateway.MarketFiles.Reading;
using EdgeLem.Market;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.GridPolicies.Blocks;
using EdgeLem.Market.Network;

namespace EdgeLem.Gateway.MarketFiles.Intervals;

/// <summary>Clears all intervals of a call under its market design, blocks and contracts included.</summary>
/// <param name="request">What was asked for.</param>
/// <param name="design">The market design.</param>
internal sealed class IntervalClearing(ClearRequest request, MarketDesign design)
{
    /// <summary>Clears.</summary>
    /// <param name="input">What the files hold.</param>
    public ClearedFile Clear(ClearInput input)
    {
        ImmutableArray<OpenInterval> intervals = new IntervalOpening(request, input).OpenAll(out ImmutableArray<FileBlock> admitted);
        FileBlock[] blocks = [.. admitted.OrderBy(block => block.Row.NodeId, StringComparer.Ordinal).ThenBy(block => block.Row.OrderId, FileIdOrder.Instance)];
        BlockMarketOutcome outcome = blocks.Length == 0
            ? new BlockMarketOutcome([], [.. intervals.Select(one => design.Clear(one.Case))], 0)
            : new BlockMarket(design, [.. intervals.Select(one => one.Case)]).Run([.. blocks.Select(block => block.ToOrder())]);
        Dictionary<FileBlock, BlockVerdict> verdicts = new(blocks.Zip(outcome.Verdicts, KeyValuePair.Create), ReferenceEqualityComparer.Instance);
        var charging = new IntervalCharging(request, design, input.Feeder);
        return new ClearedFile
        {
            Request = request,
            Input = input,
            Intervals = [.. intervals.Zip(outcome.Intervals, (open, grid) => Complete(open, grid, charging))],
            Verdicts = [.. input.Blocks.Select(block => verdicts.GetValueOrDefault(block))],
            Auctions = outcome.Auctions,
        };
    }

    private static ClearedInterval Complete(OpenInterval open, GridOutcome grid, IntervalCharging charging)
    {
        MarketOutcome outcome = charging.Charge(open, grid, out ImmutableArray<NetworkPoint> charged);
        ImmutableArray<NetworkPoint> points = open.Case.Network.Points;
        return new ClearedInterval
        {
            Book = open.Book,
            Case = open.Case with { Book = open.Book.WithBlocks },
            Outcome = outcome,
            Absent = open.Absent,
            Contracts = open.Contracts,
            ChargedPoints = charged,
            Before = open.Feeder?.Solve(points, grid.Before.PowerW),
            After = open.Feeder?.Solve(points, grid.After.PowerW),
        };
    }
}

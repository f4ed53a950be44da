using System.Collections.Immutable;
using EdgeLem.Gateway.MarketFiles.Intervals;
using EdgeLem.Gateway.MarketFiles.Reading;
using EdgeLem.Market.GridPolicies.Blocks;

namespace EdgeLem.Gateway.MarketFiles;

/// <summary>The files of a call, cleared.</summary>
internal sealed record ClearedFile
{
    /// <summary>What was asked for.</summary>
    public required ClearRequest Request { get; init; }

    /// <summary>What the files hold.</summary>
    public required ClearInput Input { get; init; }

    /// <summary>What came of each interval.</summary>
    public required ImmutableArray<ClearedInterval> Intervals { get; init; }

    /// <summary>What became of each block, in the order of the file; null for a block that takes no part because a contract has its node on the other side.</summary>
    public required ImmutableArray<BlockVerdict?> Verdicts { get; init; }

    /// <summary>How often the block auction was held; 0 without blocks.</summary>
    public required int Auctions { get; init; }

    /// <summary>Whether results are about several intervals, or may be, so that rows name theirs.</summary>
    public bool IsSeries => Intervals.Length > 1 || Request.BlocksPath is not null;

    /// <summary>Whether an order of the file has steps, so that rows name theirs.</summary>
    public bool HasSteps => Input.Orders.Any(order => order.Step > 0);

    /// <summary>Whether there is a contract file.</summary>
    public bool HasContracts => Request.ContractsPath is not null;

    /// <summary>The rows of the order file.</summary>
    public IReadOnlyList<FileOrder> Orders => Input.Orders;
}

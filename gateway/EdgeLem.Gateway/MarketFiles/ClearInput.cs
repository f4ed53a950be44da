using System.Collections.Immutable;
using EdgeLem.Gateway.MarketFiles.Reading;
using EdgeLem.Gateway.MarketFiles.Reading.Blocks;
using EdgeLem.Gateway.MarketFiles.Reading.Contracts;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Gateway.MarketFiles;

/// <summary>Everything that the files of the command <c>clear</c> hold, without anything wrong.</summary>
internal sealed record ClearInput
{
    /// <summary>The orders in the order of their file.</summary>
    public required IReadOnlyList<FileOrder> Orders { get; init; }

    /// <summary>The blocks in the order of their file; empty without such a file.</summary>
    public required ImmutableArray<FileBlock> Blocks { get; init; }

    /// <summary>The contracts in the order of their file; empty without such a file.</summary>
    public required ImmutableArray<FileContract> Contracts { get; init; }

    /// <summary>The feeder with its base load; null without one.</summary>
    public required FileFeeder? Feeder { get; init; }

    /// <summary>The intervals, one after the other, at least one.</summary>
    public required ImmutableArray<MarketInterval> Intervals { get; init; }
}

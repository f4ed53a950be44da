using System.Collections.Immutable;
using System.Globalization;
using EdgeLem.Gateway.Input;
using EdgeLem.Grid;
using EdgeLem.Market.Clearing.Blocks;
using EdgeLem.Market.Orders;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Gateway.MarketFiles.Reading.Blocks;

/// <summary>Block orders from a CSV file (docs/clear.md).</summary>
internal static class BlockFile
{
    /// <summary>Column of the block's id.</summary>
    public const int BlockId = 0;

    /// <summary>Column of the node.</summary>
    public const int Node = 1;

    /// <summary>Column of bid or offer.</summary>
    public const int Side = 2;

    /// <summary>Column of the start of its first interval.</summary>
    public const int FirstInterval = 3;

    /// <summary>Column of its power per interval.</summary>
    public const int Power = 4;

    /// <summary>Column of the limit of its mean price.</summary>
    public const int Price = 5;

    /// <summary>Column of the phases.</summary>
    public const int Phase = 6;

    /// <summary>Numbers of a node's blocks begin here, beyond those of its orders.</summary>
    private const int FirstNumber = 1_000_000_000;

    /// <summary>The columns by name.</summary>
    public static CsvColumns Columns { get; } = new(["block_id", "node", "side", "first_interval", "power_w", "price_micro_eur_per_kwh"], ["phase"]);

    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="places">Where nodes are.</param>
    /// <param name="intervals">The intervals of the call.</param>
    /// <param name="defects">Receives everything that is wrong.</param>
    /// <returns>The blocks in the order of the file; meaningless when there are defects.</returns>
    public static ImmutableArray<FileBlock> Read(string path, OrderPlaces places, ImmutableArray<MarketInterval> intervals, ICollection<Defect> defects)
    {
        List<FileBlock> blocks = [];
        Dictionary<string, int> lines = new(StringComparer.Ordinal);
        new CsvInput(path, Columns, defects).Read((location, fields) =>
        {
            if (!lines.TryAdd(fields[BlockId], location.Line))
            {
                defects.Add(new Defect(location, FormattableString.Invariant($"block_id is '{fields[BlockId]}', as on line {lines[fields[BlockId]]}. Give every block an id of its own.")));
            }

            if (new BlockRow(new RowFields(location, Columns, fields, defects), intervals).Read(places) is { } block)
            {
                blocks.Add(block);
            }
        });
        if (lines.Count > BlockAuction.MaximumBlocks)
        {
            defects.Add(new Defect(new SourceLocation(path, 0), string.Create(CultureInfo.InvariantCulture, $"the file has {lines.Count} blocks, allowed are {BlockAuction.MaximumBlocks}. Clear fewer at once.")));
        }

        return Numbered(blocks);
    }

    /// <summary>Ids that an order has too, by which results could not tell them apart.</summary>
    /// <param name="blocks">The blocks.</param>
    /// <param name="orders">The orders.</param>
    /// <param name="defects">Receives what is wrong.</param>
    public static void CheckIds(ImmutableArray<FileBlock> blocks, IReadOnlyList<FileOrder> orders, ICollection<Defect> defects)
    {
        var lines = orders.GroupBy(order => order.OrderId, StringComparer.Ordinal).ToDictionary(order => order.Key, order => order.First().Location, StringComparer.Ordinal);
        foreach (FileOrder block in blocks.Select(block => block.Row).Where(block => lines.ContainsKey(block.OrderId)))
        {
            defects.Add(new Defect(block.Location, $"block_id is '{block.OrderId}', which is the order at {lines[block.OrderId]} too. Give one of them another id."));
        }
    }

    /// <summary>Numbers every node's blocks in the sequence of their ids, so that the sequence of the rows does not matter.</summary>
    private static ImmutableArray<FileBlock> Numbered(List<FileBlock> blocks)
    {
        Dictionary<FileBlock, OrderKey> keys = new(ReferenceEqualityComparer.Instance);
        foreach (IGrouping<string, FileBlock> node in blocks.GroupBy(block => block.Row.NodeId, StringComparer.Ordinal))
        {
            int number = FirstNumber;
            foreach (FileBlock block in node.OrderBy(block => block.Row.OrderId, FileIdOrder.Instance))
            {
                keys.Add(block, new OrderKey(node.Key, number++));
            }
        }

        return [.. blocks.Select(block => block with { Key = keys[block] })];
    }
}

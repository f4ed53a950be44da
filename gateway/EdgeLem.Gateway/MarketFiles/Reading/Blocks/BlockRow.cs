using System.Collections.Immutable;
using System.Globalization;
using EdgeLem.Market.Orders;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Gateway.MarketFiles.Reading.Blocks;

/// <summary>Turns one row of a block file into a block, or says everything that is wrong with it.</summary>
/// <param name="row">The fields in the order of <see cref="BlockFile.Columns"/>.</param>
/// <param name="intervals">The intervals of the call; empty when they are not known because other files are wrong, so that the rest is checked and no block comes of it.</param>
internal sealed class BlockRow(RowFields row, ImmutableArray<MarketInterval> intervals)
{
    /// <summary>Reads the row.</summary>
    /// <param name="places">Where nodes are.</param>
    /// <returns>The block, with a key of its own node and number 0; null when anything is wrong with it.</returns>
    public FileBlock? Read(OrderPlaces places)
    {
        int before = row.DefectCount;
        string id = row.Id(BlockFile.BlockId, "block");
        OrderSide side = row.Side(BlockFile.Side);
        long price = row.Price(BlockFile.Price);
        string phases = row.PhasesOf(BlockFile.Node, row[BlockFile.Phase], places);
        ImmutableArray<long> profileW = ProfileW();
        int first = FirstInterval();
        if (intervals.IsEmpty)
        {
            return null;
        }

        if (row.DefectCount == before && first + profileW.Length > intervals.Length)
        {
            row.Refuse(string.Create(CultureInfo.InvariantCulture, $"power_w has {profileW.Length} intervals from {row[BlockFile.FirstInterval]} on, and the call {intervals.Length - first}. ")
                + string.Create(CultureInfo.InvariantCulture, $"Give --intervals {first + profileW.Length}, at most {ClearRequest.MaximumIntervals}, or shorten the profile."));
        }

        return row.DefectCount > before ? null : new FileBlock(
            new FileOrder
            {
                Location = row.Location, OrderId = id, NodeId = row[BlockFile.Node], Side = side, Terms = new OrderTerms(profileW.Max(), price), ArrivalS = 0, Phases = phases,
            },
            new OrderKey(row[BlockFile.Node], 0),
            [.. Enumerable.Repeat(0L, first), .. profileW, .. Enumerable.Repeat(0L, intervals.Length - first - profileW.Length)]);
    }

    private int FirstInterval()
    {
        int before = row.DefectCount;
        long startS = row.Instant(BlockFile.FirstInterval);
        int first = intervals.Index().Where(one => one.Item.StartS == startS).Select(one => one.Index).FirstOrDefault(-1);
        if (row.DefectCount == before && first < 0 && !intervals.IsEmpty)
        {
            row.Refuse(string.Create(CultureInfo.InvariantCulture, $"first_interval is '{row[BlockFile.FirstInterval]}', where no interval begins; they begin at {intervals[0].StartS}")
                + (intervals.Length == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" and then every {intervals[0].LengthS} s up to {intervals[^1].StartS}")) + ". Name one of these, or move --interval.");
        }

        return Math.Max(first, 0);
    }

    private ImmutableArray<long> ProfileW()
    {
        string text = row[BlockFile.Power];
        ImmutableArray<long>.Builder profileW = ImmutableArray.CreateBuilder<long>();
        foreach (string part in text.Split(';'))
        {
            bool isWhole = long.TryParse(part.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long powerW);
            if (!isWhole || powerW > Order.MaximumQuantityW)
            {
                row.Refuse($"power_w has '{part.Trim()}' in '{text}'; it must be one whole number of W from 0 to {Order.MaximumQuantityW} per interval, separated by semicolons such as 3000;3000;1500.");
                return [1];
            }

            profileW.Add(powerW);
        }

        if (profileW.Count > BlockOrder.MaximumIntervals || profileW.All(powerW => powerW == 0))
        {
            row.Refuse($"power_w is '{text}', which has {(profileW.Count > BlockOrder.MaximumIntervals ? $"{profileW.Count} intervals" : "no power")}; it must have 1 to {BlockOrder.MaximumIntervals} intervals and power in one of them. Correct it or remove the row.");
            return [1];
        }

        return profileW.ToImmutable();
    }
}

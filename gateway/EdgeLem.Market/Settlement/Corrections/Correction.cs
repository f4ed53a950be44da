using System.Collections.Immutable;
using EdgeLem.Market.Clearing;

namespace EdgeLem.Market.Settlement.Corrections;

/// <summary>A settled interval settled anew on better meter readings. What was settled stays; the difference is booked.</summary>
/// <param name="Prices">The retailer's prices in the interval.</param>
/// <param name="Before">What was settled so far, earlier corrections included.</param>
/// <param name="After">What it should have been.</param>
public sealed record Correction(RetailerPrices Prices, SettlementResult Before, SettlementResult After)
{
    /// <summary>The interval that is corrected.</summary>
    public MarketInterval Interval => Before.Interval;

    /// <summary>
    /// The lines to book: per account and price, what the lines of <see cref="After"/> exceed those of <see cref="Before"/> by, in energy and money; differences of 0
    /// are left out. Like those of any settlement they sum to exactly 0 micro-euro and 0 J.
    /// </summary>
    public ImmutableArray<SettlementLine> Lines { get; } = Difference(Before, After);

    /// <summary>Energy by which a node's settled energy changes, J, import positive.</summary>
    /// <param name="nodeId">A node.</param>
    public long EnergyJ(string nodeId) => SettledJ(After, nodeId) - SettledJ(Before, nodeId);

    private static long SettledJ(SettlementResult result, string nodeId) => result.Nodes.Where(node => node.NodeId == nodeId).Sum(node => node.SettledJ);

    private static ImmutableArray<SettlementLine> Difference(SettlementResult before, SettlementResult after)
    {
        Dictionary<(string Account, long Price, bool IsRounding), (long EnergyJ, long AmountMicroEur)> sums = [];
        Add(sums, before.Lines, sign: -1);
        Add(sums, after.Lines, sign: 1);
        SettlementLine[] lines =
        [
            .. sums.Where(sum => sum.Value != default).OrderBy(sum => sum.Key.IsRounding).ThenBy(sum => sum.Key.Price)
                .Select(sum => new SettlementLine(before.Interval.StartS, sum.Key.Account, SettlementKind.Correction, sum.Value.EnergyJ, sum.Key.Price, sum.Value.AmountMicroEur)),
        ];
        return [.. lines.OrderBy(line => line.Account, Comparer<string>.Create(Accounts.Compare))];
    }

    private static void Add(Dictionary<(string Account, long Price, bool IsRounding), (long EnergyJ, long AmountMicroEur)> sums, ImmutableArray<SettlementLine> lines, int sign)
    {
        foreach (SettlementLine line in lines)
        {
            (string, long, bool) key = (line.Account, line.PriceMicroEurPerKwh, line.Kind == SettlementKind.Rounding);
            (long energyJ, long amountMicroEur) = sums.GetValueOrDefault(key);
            sums[key] = (checked(energyJ + (sign * line.EnergyJ)), checked(amountMicroEur + (sign * line.AmountMicroEur)));
        }
    }
}

using System.Collections.Immutable;

namespace EdgeLem.Gateway.Ledger.Statements;

/// <summary>What the ledger booked for one account in a period, line by line.</summary>
/// <param name="Account">A node id, <c>network</c> or <c>retailer</c>.</param>
/// <param name="Lines">The lines by interval, then in the sequence of the ledger; a correction stands at the interval that it corrects.</param>
public sealed record AccountStatement(string Account, ImmutableArray<StatementLine> Lines)
{
    /// <summary>Money received in the period, micro-euro; negative when the account paid.</summary>
    public long AmountMicroEur => Lines.Sum(line => line.AmountMicroEur);

    /// <summary>Energy and money by kind of line, in ordinal order of the kinds.</summary>
    public IEnumerable<(string Kind, long EnergyJ, long AmountMicroEur)> Totals() => Lines
        .GroupBy(line => line.Kind, StringComparer.Ordinal)
        .OrderBy(kind => kind.Key, StringComparer.Ordinal)
        .Select(kind => (kind.Key, kind.Sum(line => line.EnergyJ), kind.Sum(line => line.AmountMicroEur)));
}

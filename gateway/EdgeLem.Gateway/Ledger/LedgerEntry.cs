using System.Globalization;
using System.Text;
using EdgeLem.Gateway.Ledger.Records;

namespace EdgeLem.Gateway.Ledger;

/// <summary>An entry in canonical form, before it is written: head columns and the numbered rows of each table.</summary>
internal sealed class LedgerEntry
{
    private LedgerEntry(object?[] headColumns, Dictionary<LedgerTable, IEnumerable<object?[]>> rows)
    {
        HeadColumns = headColumns;
        Rows = rows.ToDictionary(table => table.Key, table => CanonicalText.Sort(table.Key.Name, table.Value));
        RefuseNul(headColumns.Concat(Rows.Values.SelectMany(table => table).SelectMany(row => row)));
    }

    /// <summary>Columns of <c>rounds</c> from <c>kind</c> to <c>converged</c>.</summary>
    public object?[] HeadColumns { get; }

    /// <summary>Rows per table without round and row number, in canonical sequence.</summary>
    public Dictionary<LedgerTable, List<object?[]>> Rows { get; }

    public static LedgerEntry Of(ClearingRecord record)
    {
        IntervalRecord interval = record.Interval;
        object? converged = record.HasConverged is { } hasConverged ? (hasConverged ? 1L : 0L) : null;
        object?[] head =
        [
            LedgerSchema.KindClearing, interval.StartS, interval.LengthS, interval.RetailPriceMicroEurPerKwh, interval.FeedInPriceMicroEurPerKwh,
            record.Outcome, record.Mechanism, record.Policy, record.PriceMicroEurPerKwh, record.VolumeW, converged,
        ];
        return new LedgerEntry(head, new Dictionary<LedgerTable, IEnumerable<object?[]>>
        {
            [LedgerSchema.Orders] = record.Orders.Select(order => order.ToRow()),
            [LedgerSchema.Trades] = record.Trades.Select(trade => trade.ToRow()),
            [LedgerSchema.Violations] = record.Violations.Select(violation => violation.ToRow()),
            [LedgerSchema.Terms] = record.Terms.Select(term => (object?[])[term.Key, term.Value]),
            [LedgerSchema.Refusals] = record.Refusals.Select(refusal => refusal.ToRow()),
            [LedgerSchema.Charges] = record.Charges.Select(charge => charge.ToRow()),
            [LedgerSchema.NodalPrices] = record.NodalPrices.Select(price => price.ToRow()),
        });
    }

    public static LedgerEntry Of(SettlementRecord record) => Of(record, LedgerSchema.KindSettlement);

    /// <summary>A correction of an interval that is settled already.</summary>
    /// <param name="record">What to book on top.</param>
    /// <param name="number">Number of the correction, from 1 for each interval.</param>
    public static LedgerEntry OfCorrection(SettlementRecord record, long number) => Of(record, LedgerSchema.KindCorrection + number.ToString(CultureInfo.InvariantCulture));

    private static LedgerEntry Of(SettlementRecord record, string kind)
    {
        IntervalRecord interval = record.Interval;
        long sumMicroEur = record.Lines.Aggregate(0L, (sum, line) => checked(sum + line.AmountMicroEur));
        if (sumMicroEur != 0)
        {
            throw new ArgumentException($"The {kind} of interval {interval.StartS} sums to {sumMicroEur} micro-euro over all accounts, not 0. "
                + "It is not recorded.", nameof(record));
        }

        object?[] head =
        [
            kind, interval.StartS, interval.LengthS, interval.RetailPriceMicroEurPerKwh, interval.FeedInPriceMicroEurPerKwh,
            record.Outcome, null, null, null, null, null,
        ];
        return new LedgerEntry(head, new Dictionary<LedgerTable, IEnumerable<object?[]>>
        {
            [LedgerSchema.MeterReadings] = record.MeterReadings.Select(reading => reading.ToRow()),
            [LedgerSchema.SettlementLines] = record.Lines.Select(line => line.ToRow()),
        });
    }

    /// <summary>Numbered rows of one table; none when the entry has none.</summary>
    public IEnumerable<object?[]> NumberedRows(LedgerTable table, long roundNumber) =>
        Rows.GetValueOrDefault(table, []).Select((row, index) => (object?[])[roundNumber, (long)index, .. row]);

    /// <summary>The complete row of <c>rounds</c>, with digests and hash.</summary>
    public object?[] SealedHead(long roundNumber, string previousHash)
    {
        IEnumerable<object?> digests = LedgerSchema.RowTables.Select(table => DigestOf(
            [(table, NumberedRows(table, roundNumber)), .. LedgerSchema.AddedTables.Where(added => added.Host == table).Select(added => (added, NumberedRows(added, roundNumber)))]));
        object?[] hashed = [roundNumber, .. HeadColumns, .. digests, previousHash];
        return [.. hashed, HashOf(hashed)];
    }

    /// <summary>Whether it has rows of an added table.</summary>
    public bool HasAddedRows => LedgerSchema.AddedTables.Any(table => Rows.GetValueOrDefault(table, []).Count > 0);

    /// <summary>Digest of the rows of a table and its added ones in one round: the hash of their texts joined.</summary>
    public static string DigestOf(IEnumerable<(LedgerTable Table, IEnumerable<object?[]> NumberedRows)> tables)
    {
        StringBuilder text = new();
        foreach ((LedgerTable table, IEnumerable<object?[]> rows) in tables)
        {
            text.AppendJoin(null, rows.Select(row => CanonicalText.OfRow(table.Name, row)));
        }

        return CanonicalText.Hash(text.ToString());
    }

    /// <summary>Hash of an entry: of the text of its row of <c>rounds</c> without the hash itself.</summary>
    public static string HashOf(IEnumerable<object?> headWithoutHash) => CanonicalText.Hash(CanonicalText.OfRow(LedgerSchema.Rounds.Name, headWithoutHash));

    private static void RefuseNul(IEnumerable<object?> values)
    {
        // SQLite's text functions end at a NUL, so what one tool shows and what the hash covers could differ.
        if (values.OfType<string>().FirstOrDefault(text => text.Contains('\0', StringComparison.Ordinal)) is { } bad)
        {
            throw new ArgumentException($"The text '{bad.Replace("\0", "\\0", StringComparison.Ordinal)}' holds a NUL character, "
                + "which the ledger does not record.");
        }
    }
}

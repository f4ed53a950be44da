namespace EdgeLem.Gateway.Ledger.Records;

/// <summary>A node's row of a settlement with the interval that it belongs to.</summary>
/// <param name="IntervalStartS">Start of the settled interval, UTC epoch seconds.</param>
/// <param name="IntervalS">Its length, s.</param>
/// <param name="Reading">The row.</param>
public sealed record MeterHistoryRow(long IntervalStartS, long IntervalS, MeterReadingRecord Reading);

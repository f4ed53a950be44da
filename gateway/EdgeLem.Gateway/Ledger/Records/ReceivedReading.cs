namespace EdgeLem.Gateway.Ledger.Records;

/// <summary>Counters that the gateway has accepted for the end of an interval, settled or not.</summary>
/// <param name="NodeId">The node.</param>
/// <param name="IntervalEndS">End of the interval, UTC epoch seconds.</param>
/// <param name="AtS">Instant of the reading, UTC epoch seconds.</param>
/// <param name="ImportWh">Energy ever imported, Wh.</param>
/// <param name="ExportWh">Energy ever exported, Wh.</param>
public readonly record struct ReceivedReading(string NodeId, long IntervalEndS, long AtS, long ImportWh, long ExportWh);

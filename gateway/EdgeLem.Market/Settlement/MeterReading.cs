namespace EdgeLem.Market.Settlement;

/// <summary>Absolute energy counters of a connection point at one instant, as the meter shows them. Untrusted: any values may occur.</summary>
/// <param name="TimeS">Market time of the reading, UTC epoch seconds.</param>
/// <param name="ImportWh">Energy ever imported, Wh.</param>
/// <param name="ExportWh">Energy ever exported, Wh.</param>
public readonly record struct MeterReading(long TimeS, long ImportWh, long ExportWh);

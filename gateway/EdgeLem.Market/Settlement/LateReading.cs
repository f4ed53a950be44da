namespace EdgeLem.Market.Settlement;

/// <summary>A reading of an earlier interval's end that came after that interval was settled, and what it brought.</summary>
/// <param name="NodeId">The node.</param>
/// <param name="Reading">The counters.</param>
/// <param name="Refusal">Why it was not used; <see cref="MeterRefusal.None"/> when it was.</param>
/// <param name="EnergyJ">Energy that it adds to the interval in which it is settled, J, import positive: the counted energy since the reading before,
/// less what was settled for the same time on estimates.</param>
public readonly record struct LateReading(string NodeId, MeterReading Reading, MeterRefusal Refusal, long EnergyJ);

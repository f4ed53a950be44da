namespace EdgeLem.Market.Settlement;

/// <summary>What a <see cref="MeterBook"/> remembers of one node; enough to continue after a restart.</summary>
/// <param name="NodeId">The node.</param>
/// <param name="LastReading">Last accepted counters.</param>
/// <param name="SettledSinceJ">Energy settled on estimates after that reading, J, import positive.</param>
/// <param name="LastIntervalEndS">End of the last measured interval, UTC epoch seconds.</param>
public readonly record struct MeterState(string NodeId, MeterReading LastReading, long SettledSinceJ, long LastIntervalEndS);

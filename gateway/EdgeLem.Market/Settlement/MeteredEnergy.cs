namespace EdgeLem.Market.Settlement;

/// <summary>Energy on which one node is settled for one interval.</summary>
/// <param name="NodeId">The node.</param>
/// <param name="EnergyJ">Energy, J, import positive. After a gap, and with late readings, it holds their correction too, so it may exceed what one interval can carry.</param>
/// <param name="Quality">Whether it comes from counters.</param>
/// <param name="Refusal">Why not, when it is estimated.</param>
public readonly record struct MeteredEnergy(string NodeId, long EnergyJ, MeterQuality Quality, MeterRefusal Refusal);

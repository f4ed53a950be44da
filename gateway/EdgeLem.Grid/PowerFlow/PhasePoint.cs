namespace EdgeLem.Grid;

/// <summary>A phase of a bus, against the bus's neutral, or against earth where it has none.</summary>
/// <param name="Bus">Bus index.</param>
/// <param name="Phase">0, 1 or 2.</param>
public readonly record struct PhasePoint(int Bus, int Phase);

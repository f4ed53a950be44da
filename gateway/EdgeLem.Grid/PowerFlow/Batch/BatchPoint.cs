namespace EdgeLem.Grid;

/// <summary>Where the scenarios of a batch have power: a phase of a bus, against its neutral or earth.</summary>
/// <param name="Bus">Bus index.</param>
/// <param name="Phase">0, 1 or 2.</param>
public readonly record struct BatchPoint(int Bus, int Phase);

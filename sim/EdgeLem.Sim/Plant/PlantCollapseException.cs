namespace EdgeLem.Sim.Plant;

/// <summary>The simulated feeder has no steady state at the homes' powers: in the field its voltage would collapse and fuses would blow.</summary>
/// <param name="message">Feeder, bus, phase, what to change.</param>
public sealed class PlantCollapseException(string message) : Exception(message);

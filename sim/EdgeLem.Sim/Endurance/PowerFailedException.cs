namespace EdgeLem.Sim.Endurance;

/// <summary>A node's power failed in the middle of what it did; its memory is gone, its flash is not.</summary>
internal sealed class PowerFailedException() : Exception("The power of a simulated node failed.");

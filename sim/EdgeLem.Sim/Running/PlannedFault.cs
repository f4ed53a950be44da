using EdgeLem.Sim.Devices;

namespace EdgeLem.Sim.Running;

/// <summary>A device that misbehaves for a while.</summary>
/// <param name="NodeId">The home.</param>
/// <param name="IsInverter">Whether the inverter misbehaves; otherwise the meter.</param>
/// <param name="Fault">What it does.</param>
/// <param name="FromS">First instant, in s after the start of the first interval.</param>
/// <param name="UntilS">First instant at which it behaves again, in s after the start of the first interval; <see cref="long.MaxValue"/> for never.</param>
public sealed record PlannedFault(string NodeId, bool IsInverter, DeviceFault Fault, long FromS, long UntilS);

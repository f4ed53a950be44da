using EdgeLem.Sim.Devices;

namespace EdgeLem.Sim.Endurance;

/// <summary>Something that happens.</summary>
/// <param name="AtS">When, in s after the start; a whole minute.</param>
/// <param name="Kind">What.</param>
/// <param name="Home">Index of the home; -1 for what concerns all.</param>
/// <param name="Amount">Bytes until the power fails, or s by which the clock jumps.</param>
/// <param name="Fault">What the meter does from now on.</param>
internal readonly record struct EnduranceEvent(long AtS, EnduranceEventKind Kind, int Home = -1, long Amount = 0, DeviceFault Fault = default);

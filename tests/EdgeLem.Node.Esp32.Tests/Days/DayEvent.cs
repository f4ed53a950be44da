using EdgeLem.Sim.Devices;

namespace EdgeLem.Node.Esp32.Tests.Days;

/// <summary>One thing that happens.</summary>
/// <param name="AtS">When, s since the start of the day.</param>
/// <param name="Kind">What.</param>
/// <param name="Amount">How long or how much, s or bytes.</param>
/// <param name="Fault">A device's fault.</param>
internal sealed record DayEvent(long AtS, DayEventKind Kind, long Amount = 0, DeviceFault Fault = default);

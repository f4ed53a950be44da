using EdgeLem.Node.Control;

namespace EdgeLem.Node.Linux.Relays;

/// <summary>The relays at the SG Ready inputs of a heat pump.</summary>
/// <param name="Driver">Who switches them.</param>
/// <param name="First">First relay: closed alone it blocks the heat pump.</param>
/// <param name="Second">Second relay: closed alone it advises to run. Null where only the blockade is wired.</param>
/// <param name="Times">Rated power and least times of the heat pump.</param>
public sealed record SgReadySettings(RelayDriver Driver, RelaySettings First, RelaySettings? Second, HeatPumpTimes Times);

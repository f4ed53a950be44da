namespace EdgeLem.Node.Linux.Relays;

/// <summary>The one or two relays of a node: the SG Ready inputs of a heat pump, or one load.</summary>
/// <param name="Driver">Who switches them.</param>
/// <param name="First">First relay; SG Ready: its contact alone blocks the heat pump.</param>
/// <param name="Second">Second relay; SG Ready: its contact alone advises to run. Null without one.</param>
public sealed record RelayPair(RelayDriver Driver, RelaySettings First, RelaySettings? Second);

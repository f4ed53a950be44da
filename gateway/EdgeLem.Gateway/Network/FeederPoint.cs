using EdgeLem.Grid;

namespace EdgeLem.Gateway.Network;

/// <summary>Where a node's orders flow into a feeder, in equal parts on the phases.</summary>
/// <param name="NodeId">Node id; a node may have several points, of which the orders tell (<see cref="FeederNetworkOptions.PointByOrder"/>).</param>
/// <param name="Bus">Bus index.</param>
/// <param name="Phases">The phases, at least one, all of which the bus has.</param>
public sealed record FeederPoint(string NodeId, int Bus, Phases Phases)
{
    /// <summary>Reactive power that goes with each watt, var/W, load reference: a positive value makes import inductive and export capacitive. Default 0.</summary>
    public double VarPerW { get; init; }

    /// <summary>
    /// Index of the feeder's inverter through which the point feeds in, so that its controls (Volt-VAR, Volt-Watt, rated power) take part in the power flow; null without one.
    /// What the point imports is a constant power beside the inverter, which then only gives reactive power. <see cref="VarPerW"/> holds for import alone.
    /// </summary>
    public int? Inverter { get; init; }

    /// <summary>
    /// Index of the feeder's load through which the point takes and gives its power, so that its connection (in delta: between phases) takes part in the power flow; null for power between
    /// phase and neutral. The load is the point's own: of constant power, with no power of its own, and on the phases of the point.
    /// </summary>
    public int? Load { get; init; }
}

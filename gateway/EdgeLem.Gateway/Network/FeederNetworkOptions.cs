using System.Collections.Immutable;
using EdgeLem.Grid;
using EdgeLem.Market.Orders;

namespace EdgeLem.Gateway.Network;

/// <summary>What a <see cref="FeederNetwork"/> is made of.</summary>
public sealed record FeederNetworkOptions
{
    /// <summary>The points; every vector of powers is in their order.</summary>
    public required ImmutableArray<FeederPoint> Points { get; init; }

    /// <summary>What the network must keep. Default <see cref="NetworkLimits"/>' own defaults.</summary>
    public NetworkLimits Limits { get; init; } = new();

    /// <summary>Index of the point of an order, for orders of nodes with several points; default empty.</summary>
    public IReadOnlyDictionary<OrderKey, int> PointByOrder { get; init; } = ImmutableDictionary<OrderKey, int>.Empty;

    /// <summary>Distance from its bound below which a voltage is told as close to its limit, pu; default 0.01, range 0 to 0.1.</summary>
    public double NearVoltagePu { get; init; } = 0.01;

    /// <summary>Refuses options outside their ranges.</summary>
    /// <param name="feeder">The feeder of the points.</param>
    /// <exception cref="ArgumentException">Names the first point that the feeder cannot have, or the option that is outside its range.</exception>
    public void Validate(Feeder feeder)
    {
        ArgumentNullException.ThrowIfNull(feeder);
        Limits.Validate();
        if (!(NearVoltagePu >= 0 && NearVoltagePu <= 0.1))
        {
            throw new ArgumentException($"The option {nameof(NearVoltagePu)} is {NearVoltagePu} pu; it must be 0 to 0.1.");
        }

        if (Points.IsDefaultOrEmpty)
        {
            throw new ArgumentException($"The network of feeder '{feeder.Name}' has no points. Give it one for each node.");
        }

        foreach (FeederPoint point in Points)
        {
            RequirePlace(feeder, point);
            RequireConnection(feeder, point);
        }
    }

    private void RequireConnection(Feeder feeder, FeederPoint point)
    {
        if (Limits.IsVoltageBetweenPhases && point.Load is null)
        {
            throw new ArgumentException($"Point {point.NodeId}: the voltage limits hold between phases, its power flows between phase and neutral. Give it a load in delta of feeder '{feeder.Name}'.");
        }

        if (point.Load is { } load && Points.Any(other => other != point && other.Load == load))
        {
            throw new ArgumentException($"Point {point.NodeId}: load {load} of feeder '{feeder.Name}' is another point's too. Give each point a load of its own.");
        }
    }

    private static void RequireLoad(Feeder feeder, FeederPoint point)
    {
        if (point.Load is not { } load)
        {
            return;
        }

        bool isOwn = (uint)load < (uint)feeder.Loads.Count && point.Inverter is null && feeder.Loads[load] is var item && feeder.BusIndex(item.Bus) == point.Bus
            && item.VoltageDependence == VoltageDependence.ConstantPower && item.PowerW == 0 && item.ReactivePowerVar == 0
            && Enumerable.Range(0, PhaseNames.Count).All(phase => item.Terminals.Contains((Terminal)(phase + 1)) == point.Phases.Includes(phase));
        if (!isOwn)
        {
            throw new ArgumentException($"Point {point.NodeId}: load {load} of feeder '{feeder.Name}' cannot carry its power. Give it a load of constant power and 0 W at the point's bus, on the "
                + "point's phases, and no inverter.");
        }
    }

    private static void RequirePlace(Feeder feeder, FeederPoint point)
    {
        bool isPlace = (uint)point.Bus < (uint)feeder.Buses.Count && point.Phases.PhaseCount() > 0 && Enumerable.Range(0, PhaseNames.Count)
            .All(phase => !point.Phases.Includes(phase) || feeder.HasTerminal(point.Bus, (Terminal)(phase + 1)));
        if (!isPlace || !double.IsFinite(point.VarPerW))
        {
            throw new ArgumentException($"Point {point.NodeId} is not a place of feeder '{feeder.Name}': bus {point.Bus}, phases {point.Phases.Letters()}, {point.VarPerW} var/W. "
                + "Give it a bus with these phases.");
        }

        RequireLoad(feeder, point);
        if (point.Inverter is { } inverter && ((uint)inverter >= (uint)feeder.Inverters.Count || feeder.BusIndex(feeder.Inverters[inverter].Bus) != point.Bus))
        {
            throw new ArgumentException($"Point {point.NodeId}: inverter {inverter} is not one of bus '{feeder.Buses[point.Bus].Id}' of feeder '{feeder.Name}'.");
        }
    }
}

namespace EdgeLem.Gateway.Http.Live;

/// <summary>The fixed part of the live page: the feeder's buses, its connections and its voltage band.</summary>
public sealed record LiveFeeder
{
    /// <summary>The feeder's id or display name.</summary>
    public required string Name { get; init; }

    /// <summary>Nominal phase-to-neutral voltage, V, for example 230.94; measured voltages are divided by it.</summary>
    public required double NominalVoltageV { get; init; }

    /// <summary>Lower limit of the allowed voltage, per unit of <see cref="NominalVoltageV"/>.</summary>
    public required double LowVoltageLimitPu { get; init; }

    /// <summary>Upper limit of the allowed voltage, per unit of <see cref="NominalVoltageV"/>.</summary>
    public required double HighVoltageLimitPu { get; init; }

    /// <summary>All buses; exactly one has no parent.</summary>
    public required IReadOnlyList<LiveBus> Buses { get; init; }

    /// <summary>All nodes that may report, each at one of <see cref="Buses"/>.</summary>
    public required IReadOnlyList<LiveConnection> Connections { get; init; }

    /// <summary>Refuses a layout that the page could not draw.</summary>
    /// <exception cref="ArgumentException">The band is empty, an id is doubled, a bus or parent is unknown, or there is not exactly one root.</exception>
    internal void Validate()
    {
        Require(NominalVoltageV > 0, $"nominal voltage is {NominalVoltageV} V; give a positive one.");
        Require(LowVoltageLimitPu < HighVoltageLimitPu, $"voltage band is {LowVoltageLimitPu} to {HighVoltageLimitPu} pu; the lower limit must be below the upper.");
        var busIds = new HashSet<string>(StringComparer.Ordinal);
        foreach (LiveBus bus in Buses)
        {
            Require(busIds.Add(bus.BusId), $"bus '{bus.BusId}' is given twice; give each bus once.");
        }

        foreach (LiveBus bus in Buses)
        {
            Require(bus.ParentBusId is null || busIds.Contains(bus.ParentBusId), $"bus '{bus.BusId}' names the unknown parent '{bus.ParentBusId}'; give that bus too.");
        }

        int roots = Buses.Count(bus => bus.ParentBusId is null);
        Require(roots == 1, $"{roots} buses have no parent; exactly one, at the transformer, must have none.");
        ValidateConnections(busIds);
    }

    private void ValidateConnections(HashSet<string> busIds)
    {
        var nodeIds = new HashSet<string>(StringComparer.Ordinal);
        foreach (LiveConnection connection in Connections)
        {
            Require(nodeIds.Add(connection.NodeId), $"node '{connection.NodeId}' is connected twice; connect each node once.");
            Require(busIds.Contains(connection.BusId), $"node '{connection.NodeId}' is connected to the unknown bus '{connection.BusId}'; give that bus too.");
            Require(
                connection.Phases.Length is >= 1 and <= 3 && connection.Phases.All(phase => phase is >= 'A' and <= 'C'),
                $"node '{connection.NodeId}' has the phases '{connection.Phases}'; allowed are one to three of A, B, C.");
        }
    }

    private void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new ArgumentException($"Feeder '{Name}': {message}");
        }
    }
}

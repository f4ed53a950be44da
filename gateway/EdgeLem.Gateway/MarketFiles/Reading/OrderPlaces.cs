using EdgeLem.Grid;

namespace EdgeLem.Gateway.MarketFiles.Reading;

/// <summary>
/// Where the nodes of an order file are in a feeder: a node is a connection by its id, or, where no connection has it, a bus by its name. Without a feeder every node is
/// anywhere.
/// </summary>
/// <param name="feeder">The feeder; null when there is none.</param>
internal sealed class OrderPlaces(Feeder? feeder)
{
    /// <summary>Whether there is a feeder.</summary>
    public bool HasFeeder => feeder is not null;

    /// <summary>Bus and phases of a node.</summary>
    /// <param name="nodeId">The node.</param>
    /// <param name="place">Its place; without a feeder no bus and all phases.</param>
    /// <returns>False when the feeder has no such node.</returns>
    public bool TryFind(string nodeId, out (int Bus, Phases Phases) place)
    {
        place = (-1, Phases.ABC);
        if (feeder is null)
        {
            return true;
        }

        if (feeder.TryGetConnectionIndex(nodeId, out int connection))
        {
            Connection found = feeder.Connections[connection];
            place = (feeder.BusIndex(found.Bus), found.Phases);
            return true;
        }

        if (feeder.TryGetBusIndex(nodeId, out int bus))
        {
            place = (bus, PhasesOf(feeder, bus));
            return true;
        }

        return false;
    }

    /// <summary>The sentence about a node that is not there.</summary>
    /// <param name="nodeId">The node.</param>
    public string FaultOf(string nodeId)
    {
        string[] known = [.. feeder!.Connections.Select(connection => connection.Id), .. feeder.Buses.Select(bus => bus.Id)];
        string kind = feeder.Connections.Count > 0 ? "connection or bus" : "bus (it has no connections)";
        return $"node '{nodeId}' is no {kind} of feeder '{feeder.Name}'; the nearest name is '{NearestName.Of(nodeId, known)}'.";
    }

    private static Phases PhasesOf(Feeder feeder, int bus) => Enumerable.Range(0, PhaseNames.Count)
        .Where(phase => feeder.HasTerminal(bus, (Terminal)(phase + 1)))
        .Aggregate(Phases.None, (phases, phase) => phases | (Phases)(1 << phase));
}

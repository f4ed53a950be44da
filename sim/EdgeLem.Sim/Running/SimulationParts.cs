using EdgeLem.Gateway;
using EdgeLem.Grid;
using EdgeLem.Sim.Nodes;
using EdgeLem.Sim.Plant;

namespace EdgeLem.Sim.Running;

/// <summary>What takes part in a run.</summary>
internal sealed record SimulationParts
{
    /// <summary>When what happens.</summary>
    public required RunSchedule Schedule { get; init; }

    /// <summary>The clock of gateway and nodes.</summary>
    public required VirtualClock Clock { get; init; }

    /// <summary>The physical side.</summary>
    public required FeederPlant Plant { get; init; }

    /// <summary>The nodes.</summary>
    public required Fleet Fleet { get; init; }

    /// <summary>The gateway.</summary>
    public required MarketGateway Gateway { get; init; }

    /// <summary>The limits of the network.</summary>
    public required NetworkLimits Limits { get; init; }

    /// <summary>Where results are collected.</summary>
    public required RunRecord Record { get; init; }

    /// <summary>Devices that misbehave.</summary>
    public required IReadOnlyList<PlannedFault> Faults { get; init; }
}

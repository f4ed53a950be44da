using System.Collections.Immutable;
using EdgeLem.Grid;
using EdgeLem.Market.Network;

namespace EdgeLem.Gateway.Network.Branches;

/// <summary>A radial feeder as the market's tree of branches, and what flows in them in a solved state.</summary>
/// <remarks>
/// One branch per bus that is not a source's: everything that lies between it and its parent bus, several lines in parallel or one per phase taken together. A feeder with
/// loops can be created, so that markets without branch figures run on it; <see cref="Topology"/> and <see cref="Flows"/> then throw. Immutable, safe for concurrent use.
/// </remarks>
public sealed class FeederTopology
{
    private readonly Feeder _feeder;
    private readonly ImmutableArray<FeederBranch> _branches;
    private readonly NetworkTopology? _topology;

    /// <summary>Finds the tree.</summary>
    /// <param name="feeder">The feeder.</param>
    /// <param name="pointBuses">Bus index of each point of the market, in the order of the points; several may share a bus.</param>
    /// <exception cref="ArgumentOutOfRangeException">The feeder has no such bus.</exception>
    public FeederTopology(Feeder feeder, IReadOnlyList<int> pointBuses)
    {
        ArgumentNullException.ThrowIfNull(feeder);
        ArgumentNullException.ThrowIfNull(pointBuses);
        foreach (int bus in pointBuses)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)bus, (uint)feeder.Buses.Count, nameof(pointBuses));
        }

        _feeder = feeder;
        _branches = feeder.IsRadial ? FeederBranch.AllOf(feeder) : [];
        _topology = feeder.IsRadial ? Build(pointBuses) : null;
    }

    /// <summary>The tree of branches and the branch that feeds each point.</summary>
    /// <exception cref="InvalidOperationException">The feeder has loops.</exception>
    public NetworkTopology Topology => _topology ?? throw NotRadial();

    /// <summary>What flows in each branch.</summary>
    /// <param name="flow">A converged flow of the same feeder.</param>
    /// <returns>Currents at the near end (of transformers at the far end, so that phases are those of the customers), power at the near end, and losses that sum to those of the
    /// flow. A transformer's power per phase is that at its far end and a share of its losses by the square of the current, because across windings phases do not correspond.</returns>
    /// <exception cref="InvalidOperationException">The feeder has loops.</exception>
    /// <exception cref="ArgumentException">The flow belongs to another feeder.</exception>
    /// <exception cref="PowerFlowDivergedException">The flow did not converge.</exception>
    public BranchFlows Flows(PowerFlowResult flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        _ = Topology;
        if (!ReferenceEquals(flow.Feeder, _feeder))
        {
            throw new ArgumentException($"The flow belongs to feeder '{flow.Feeder.Name}', the tree to '{_feeder.Name}'. Solve the feeder that the tree was made of.", nameof(flow));
        }

        BranchReading[] readings = [.. _branches.Select(branch => BranchReading.Of(branch, flow))];
        return new BranchFlows(
            [.. readings.Select(reading => reading.CurrentA.ToImmutableArray())],
            [.. readings.Select(reading => reading.PowerW.ToImmutableArray())],
            [.. readings.Select(reading => reading.LossesW)]);
    }

    private NetworkTopology Build(IReadOnlyList<int> pointBuses)
    {
        int[] branchOfBus = Enumerable.Repeat(-1, _feeder.Buses.Count).ToArray();
        ImmutableArray<NetworkBranch>.Builder branches = ImmutableArray.CreateBuilder<NetworkBranch>(_branches.Length);
        foreach (FeederBranch branch in _branches)
        {
            branchOfBus[branch.FarBus] = branches.Count;
            branches.Add(branch.ToNetworkBranch(branchOfBus[branch.NearBus]));
        }

        return new NetworkTopology(branches.MoveToImmutable(), [.. pointBuses.Select(bus => branchOfBus[bus])]);
    }

    private InvalidOperationException NotRadial() => new($"Feeder '{_feeder.Name}' has loops or parts with several sources, so there is no one way between two points. "
        + "Open the loops at their normally open points, or choose fees and loss allocations that look at no branches.");
}

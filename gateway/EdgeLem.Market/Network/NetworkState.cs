using System.Collections.Immutable;

namespace EdgeLem.Market.Network;

/// <summary>What an AC power flow says of given powers at the points.</summary>
public sealed record NetworkState
{
    /// <summary>Power per point, W, import positive, for which the state was found.</summary>
    public required ImmutableArray<double> PowerW { get; init; }

    /// <summary>Whether the state is known; when not, <see cref="Violations"/> says so and the other figures mean nothing.</summary>
    public required bool Converged { get; init; }

    /// <summary>Every limit that is not kept; empty when all are.</summary>
    public required ImmutableArray<NetworkViolation> Violations { get; init; }

    /// <summary>Losses of the network, W.</summary>
    public required double LossesW { get; init; }

    /// <summary>Power that the supply delivers, W; negative when the feeder feeds back.</summary>
    public required double SupplyW { get; init; }

    /// <summary>Lowest and highest voltage and other figures for reports.</summary>
    public NetworkFigures Figures { get; init; }

    /// <summary>What flows in each branch, for loss allocation and usage fees; null unless it was asked for.</summary>
    public BranchFlows? Branches { get; init; }

    /// <summary>Whether the state is known and keeps every limit.</summary>
    public bool IsAllowed => Converged && Violations.IsEmpty;
}

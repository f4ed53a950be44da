using System.Collections.Immutable;
using EdgeLem.Market.Network;

namespace EdgeLem.Market.GridPolicies.Limiting;

/// <summary>The cheapest choices under one linearisation.</summary>
internal sealed record LimitedSolution
{
    /// <summary>Value per choice, W.</summary>
    public required double[] ValuesW { get; init; }

    /// <summary>Cost of the choices, of supply and losses.</summary>
    public required double Cost { get; init; }

    /// <summary>The limits that hold the choices back, with what a unit of their bound is worth (at least 0).</summary>
    public required ImmutableArray<(LinearLimit Limit, double Worth)> Binding { get; init; }

    /// <summary>Whether the linear limits can be kept; false when the choices only come as close as they can.</summary>
    public required bool KeepsLimits { get; init; }

    /// <summary>Price of a watt at the supply, micro-euro per kWh.</summary>
    public required double EnergyPrice { get; init; }

    /// <summary>What losses add to the price of a watt, per point, micro-euro per kWh.</summary>
    public required double[] LossPrices { get; init; }
}

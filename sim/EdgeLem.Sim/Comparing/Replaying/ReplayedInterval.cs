using EdgeLem.Market.Network;

namespace EdgeLem.Sim.Comparing.Replaying;

/// <summary>What a design made of one interval, for the plots.</summary>
internal sealed record ReplayedInterval
{
    /// <summary>Start, UTC epoch seconds.</summary>
    public required long StartS { get; init; }

    /// <summary>Power traded locally, W.</summary>
    public required long VolumeW { get; init; }

    /// <summary>Mean price of the trades, micro-euro per kWh; null without trade.</summary>
    public required double? MeanPriceMicroEurPerKwh { get; init; }

    /// <summary>Power refused by the policy, W.</summary>
    public required long RefusedW { get; init; }

    /// <summary>Limits that would have been broken without the policy.</summary>
    public required int ViolationsBefore { get; init; }

    /// <summary>Limits that are broken.</summary>
    public required int ViolationsAfter { get; init; }

    /// <summary>Whether the final state is known.</summary>
    public required bool Converged { get; init; }

    /// <summary>Voltages, unbalance and loading of the state without the policy.</summary>
    public required NetworkFigures FiguresBefore { get; init; }

    /// <summary>The same of the final state; default when it is not known.</summary>
    public required NetworkFigures Figures { get; init; }

    /// <summary>Power through the supply, W, import positive.</summary>
    public required double SupplyW { get; init; }

    /// <summary>Losses, W.</summary>
    public required double LossesW { get; init; }
}

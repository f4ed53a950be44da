namespace EdgeLem.Gateway.Distributed;

/// <summary>What the network operator tells one point of a node in one iteration of the distributed clearing.</summary>
public sealed record TargetMessage
{
    /// <summary>Start of the interval, UTC epoch seconds.</summary>
    public required long IntervalStart { get; init; }

    /// <summary>Number of the iteration within the interval, from 0.</summary>
    public required int Iteration { get; init; }

    /// <summary>Phases of the point, for example <c>B</c> or <c>ABC</c>; tells the points of one node apart.</summary>
    public required string Phases { get; init; }

    /// <summary>Power to come close to, W, import positive.</summary>
    public required double TargetW { get; init; }

    /// <summary>Price of consumption at the point, micro-euro per kWh.</summary>
    public required double PriceMicroEurPerKwh { get; init; }

    /// <summary>Rise of the price per watt above the target, micro-euro per kWh and W, at least 0.</summary>
    public required double StepMicroEurPerKwhPerW { get; init; }
}

namespace EdgeLem.Gateway.Distributed;

/// <summary>The answer to a <see cref="TargetMessage"/>: a power and nothing else of what the node knows.</summary>
public sealed record ProposalMessage
{
    /// <summary>As in the target.</summary>
    public required long IntervalStart { get; init; }

    /// <summary>As in the target.</summary>
    public required int Iteration { get; init; }

    /// <summary>As in the target.</summary>
    public required string Phases { get; init; }

    /// <summary>Proposed power, W, import positive.</summary>
    public required double PowerW { get; init; }
}

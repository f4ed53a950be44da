namespace EdgeLem.Gateway.Http.Live;

/// <summary>One reading of one node. Load reference: import and inductive vars are positive.</summary>
public sealed record LiveMeasurement
{
    /// <summary>The node's id.</summary>
    public required string NodeId { get; init; }

    /// <summary>When the node read it, UTC epoch seconds.</summary>
    public required long AtS { get; init; }

    /// <summary>Phase-to-neutral voltage, V, [phase], length 3; NaN where the node lacks the phase or the reading.</summary>
    public required IReadOnlyList<double> VoltageV { get; init; }

    /// <summary>Active power, W, import positive, [phase], length 3; NaN where the node lacks the phase or the reading.</summary>
    public required IReadOnlyList<double> PowerW { get; init; }

    /// <summary>Reactive power, var, inductive positive, [phase], length 3; NaN where the node lacks the phase or the reading.</summary>
    public required IReadOnlyList<double> ReactivePowerVar { get; init; }

    /// <summary>How far to trust the reading, as the node says it, for example "good"; at most 32 characters are shown.</summary>
    public required string Quality { get; init; }
}

namespace EdgeLem.Gateway.Http.Live;

/// <summary>What the power-flow check of one market round found.</summary>
public sealed record LiveCheck
{
    /// <summary>Whether the power flow converged; without it the round dispatches nothing new.</summary>
    public required bool Converged { get; init; }

    /// <summary>One sentence for each limit that the accepted result would break, worst first; empty when it keeps all.</summary>
    public IReadOnlyList<string> Violations { get; init; } = [];

    /// <summary>Predicted voltages, any order; empty when the power flow did not converge.</summary>
    public IReadOnlyList<LiveBusVoltage> PredictedVoltages { get; init; } = [];
}

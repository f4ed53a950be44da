namespace EdgeLem.Market.GridPolicies.Distributed;

/// <summary>How the distributed clearing iterates and when it stops.</summary>
public sealed record AdmmOptions
{
    /// <summary>How far an iteration goes beyond the proposals, 1 to 1.9. Default 1.6, from the range 1.5 to 1.8 that Boyd et al. (2011, 3.4.3) recommend.</summary>
    public double OverRelaxation { get; init; } = 1.6;

    /// <summary>An agreement stands when proposals and targets differ by no more than this (root mean square over the points), W. Default 0.05.</summary>
    public double PrimalToleranceW { get; init; } = 0.05;

    /// <summary>Or by no more than this part of the targets (root mean square). Default 1e-4.</summary>
    public double RelativeTolerance { get; init; } = 1e-4;

    /// <summary>And when the targets' last change, at the step's price, is no more than this part of the refusal price (root mean square). Default 5e-4.</summary>
    public double DualTolerance { get; init; } = 5e-4;

    /// <summary>Iterations of a round at most, over all turns. Default 5,000.</summary>
    public int MaximumIterations { get; init; } = 5_000;

    /// <summary>Iterations at most on one linearisation; then the network is linearised again, where the proposals are by then. Default 300.</summary>
    public int MaximumIterationsPerTurn { get; init; } = 300;

    /// <summary>Linearisations of a round at most. Default 30.</summary>
    public int MaximumLinearisations { get; init; } = 30;

    /// <summary>The linearisation agrees when from one to the next the powers change by no more than this part of their sum of magnitudes. Default 2e-4.</summary>
    public double Agreement { get; init; } = 2e-4;
}

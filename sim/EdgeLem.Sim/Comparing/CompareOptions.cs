using EdgeLem.Gateway.MarketFiles;
using EdgeLem.Sim.Running;

namespace EdgeLem.Sim.Comparing;

/// <summary>What the command <c>compare</c> was asked for, already checked.</summary>
internal sealed record CompareOptions
{
    /// <summary>How the orders are recorded.</summary>
    public required RunOptions Run { get; init; }

    /// <summary>What is varied.</summary>
    public DesignVariation Vary { get; init; } = DesignVariation.Axes;

    /// <summary>The design that the others are variations of.</summary>
    public DesignNames Around { get; init; } = DesignNames.Default;

    /// <summary>What the designs are run on besides the orders.</summary>
    public CompareTerms Terms { get; init; } = new();

    /// <summary>Folder of the results.</summary>
    public required string Folder { get; init; }
}

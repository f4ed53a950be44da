namespace EdgeLem.Sim.Comparing;

/// <summary>What all designs of a comparison have in common besides the orders. Prices in micro-euro per kWh.</summary>
internal sealed record CompareTerms
{
    /// <summary>What refusing energy costs; default 1,000,000, range 0 to 1,000,000,000.</summary>
    public long RefusalPrice { get; init; } = 1_000_000;

    /// <summary>What lost energy costs the one who bears it, and in nodal prices; default 100,000, range as above.</summary>
    public long LossPrice { get; init; } = 100_000;

    /// <summary>Rate of network fees; default 20,000, range as above.</summary>
    public long FeeRate { get; init; } = 20_000;

    /// <summary>What the network costs per interval, micro-euro; default 0: fees are charged at the rate.</summary>
    public long FeeCost { get; init; }
}

namespace EdgeLem.Market.Losses;

/// <summary>Why losses are left to the network operator.</summary>
public enum UnallocatedReason
{
    /// <summary>Nothing is left.</summary>
    None = 0,

    /// <summary>The method leaves them there: it allocates nothing, or an estimate.</summary>
    ByMethod = 1,

    /// <summary>The power flow did not converge: the losses are not known, are reported as 0, and nobody bears any.</summary>
    NoState = 2,

    /// <summary>No power flows at any point, so that nobody can be said to cause them (no-load losses of the transformer, power that is not traded).</summary>
    NobodyFlows = 3,

    /// <summary>The method looks at branches or sensitivities, and the state came without them.</summary>
    NoBranches = 4,
}

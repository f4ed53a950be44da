namespace EdgeLem.Market.Losses;

/// <summary>How much of a branch the path of a trade is said to use; the coarser ones exist to measure what they get wrong.</summary>
public enum PathDetail
{
    /// <summary>Each phase conductor by itself, and the neutral, whose current mirrors the phases'.</summary>
    FourWire = 0,

    /// <summary>Each phase conductor by itself, without the neutral.</summary>
    PhasesOnly = 1,

    /// <summary>One conductor for the net of the phases, as if all were balanced.</summary>
    Balanced = 2,
}

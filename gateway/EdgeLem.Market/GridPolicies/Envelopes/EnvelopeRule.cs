namespace EdgeLem.Market.GridPolicies.Envelopes;

/// <summary>How the room of a network is divided among its points.</summary>
public enum EnvelopeRule
{
    /// <summary>One import limit and one export limit for all points.</summary>
    Equal = 0,

    /// <summary>Points on the same phases get the same limits, so that a full phase does not narrow the others.</summary>
    EqualPerPhase = 1,

    /// <summary>Limits in proportion to <see cref="GridRound.RatingW"/>, or to the number of phases where no ratings are known.</summary>
    Weighted = 2,
}

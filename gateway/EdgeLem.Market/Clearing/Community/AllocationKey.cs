namespace EdgeLem.Market.Clearing.Community;

/// <summary>How a community divides what it produces in an interval among its members.</summary>
public enum AllocationKey
{
    /// <summary>Fixed shares. What a member does not use of its part is not passed on to others.</summary>
    Static = 0,

    /// <summary>In proportion to what the members consume in the interval.</summary>
    ProRata = 1,

    /// <summary>
    /// Shares set anew in each interval: fixed shares as far as members can use them, and what they cannot use again by shares among the others, until nothing
    /// is left or everybody is served.
    /// </summary>
    Dynamic = 2,
}

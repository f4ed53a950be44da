namespace EdgeLem.Market.Optimisation;

/// <summary>How a linear program ended.</summary>
public enum LinearStatus
{
    /// <summary>The optimum was found.</summary>
    Optimal = 0,

    /// <summary>No values keep all rows and bounds.</summary>
    Infeasible = 1,

    /// <summary>The objective falls without end.</summary>
    Unbounded = 2,
}
